-- Cards that were sent and what became of them. No patient data but the comment a user may write.
create table ph_card (
    uuid varchar(36) not null primary key,
    service varchar(128) not null,
    rule_id varchar(255) not null,
    topic varchar(100) not null,
    client varchar(255) not null,
    issued timestamp with time zone not null
);

create index ph_card_issued on ph_card (issued);

create table ph_feedback (
    id varchar(36) not null primary key,
    client varchar(255) not null,
    card varchar(512) not null,
    service varchar(128) not null,
    outcome varchar(16) not null,
    outcome_time timestamp with time zone not null,
    suggestions text not null,
    reason_system varchar(512),
    reason_code varchar(512),
    reason_display varchar(512),
    user_comment text,
    extension_json text,
    rule_id varchar(255),
    received timestamp with time zone not null,
    constraint ph_feedback_once unique (client, card, outcome, outcome_time)
);

create index ph_feedback_rule on ph_feedback (rule_id, outcome);

-- Raised in the transaction that changes anything of a patient, so that every node knows when its facts are stale.
create table ph_patient_stamp (
    patient varchar(64) not null primary key,
    version bigint not null
);

-- Who was told what, and why; written before the answer leaves.
create table ph_audit (
    id varchar(36) not null primary key,
    occurred_at timestamp with time zone not null,
    client varchar(200) not null,
    action varchar(100) not null,
    decision varchar(36),
    patient varchar(64),
    detail text not null
);

create index ph_audit_by_patient on ph_audit (patient, occurred_at);
create index ph_audit_by_time on ph_audit (occurred_at);
