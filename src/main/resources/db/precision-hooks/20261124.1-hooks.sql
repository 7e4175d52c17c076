-- Cards that were sent, so that feedback on them can be tied to the rule behind them.
create table ph_card (
    id varchar(36) not null primary key,
    service varchar(100) not null,
    rule varchar(200) not null,
    topic varchar(200),
    client varchar(200) not null,
    patient_hash varchar(64),
    issued_at timestamp with time zone not null
);

-- What clinicians did with the cards. A repeated report changes nothing.
create table ph_feedback (
    id varchar(36) not null primary key,
    client varchar(200) not null,
    card varchar(36) not null,
    service varchar(100) not null,
    outcome varchar(20) not null,
    outcome_at timestamp with time zone not null,
    accepted_suggestions varchar(4000),
    override_system varchar(500),
    override_code varchar(200),
    override_display varchar(1000),
    user_comment varchar(4000),
    rule varchar(200),
    received_at timestamp with time zone not null,
    constraint ph_feedback_once unique (client, card, outcome, outcome_at)
);

create index ph_feedback_by_rule on ph_feedback (rule, received_at);

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
