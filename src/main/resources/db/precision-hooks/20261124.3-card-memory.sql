-- To whom which finding was shown, so that it is not said again needlessly: only keyed hashes, and only for a while.
create table ph_shown (
    card varchar(36) not null,
    finding_key varchar(64) not null,
    user_key varchar(64) not null,
    service varchar(128) not null,
    occasion varchar(32) not null,
    shown timestamp with time zone not null,
    primary key (card, finding_key)
);

create index ph_shown_to_user on ph_shown (user_key, finding_key);
create index ph_shown_by_time on ph_shown (shown);

-- The keys of keyed hashes; made by the first node that starts, and the same for all.
create table ph_secret (
    purpose varchar(64) not null primary key,
    secret varchar(128) not null
);

-- Reasons of one feedback beyond the first, which stands in ph_feedback.
create table ph_feedback_reason (
    feedback varchar(36) not null,
    place integer not null,
    reason_system varchar(512),
    reason_code varchar(512),
    reason_display varchar(512),
    user_comment text,
    extension_json text,
    primary key (feedback, place)
);

create index ph_card_by_rule on ph_card (rule_id, service, issued);
