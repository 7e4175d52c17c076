-- Emergency overrides of consent, each with its entry in the queue of reviews: who, of whom, why, until when, and what a reviewer said.
create table ph_override (
    id varchar(36) not null primary key,
    tenant varchar(255) not null,
    client varchar(255) not null,
    user_ref varchar(512) not null,
    patient varchar(128) not null,
    reason text not null,
    opened timestamp with time zone not null,
    expires timestamp with time zone not null,
    reviewed timestamp with time zone,
    reviewer varchar(512),
    verdict varchar(32),
    review_note text
);

create index ph_override_of_user on ph_override (user_ref, tenant, opened);
create index ph_override_to_review on ph_override (tenant, reviewed, opened);

-- The decisions that were made under an override.
create table ph_override_use (
    override_id varchar(36) not null,
    decision varchar(64) not null,
    effect varchar(16) not null,
    used timestamp with time zone not null
);

create index ph_override_use_of on ph_override_use (override_id, used);

-- Who is to be told of an override.
create table ph_override_notice (
    override_id varchar(36) not null,
    reviewer varchar(255) not null,
    created timestamp with time zone not null,
    primary key (override_id, reviewer)
);

-- One row a user who ever overrode, so that two requests of one user wait for each other.
create table ph_override_user (
    id varchar(64) not null primary key
);
