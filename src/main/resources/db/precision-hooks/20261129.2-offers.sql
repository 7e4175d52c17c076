-- Which treatments a card offered to whom, so that one that the patient refused is not offered again: the patient only as a keyed hash, and only while a refusal may hold.
create table ph_offer (
    card varchar(36) not null primary key,
    patient_key varchar(64) not null,
    drugs varchar(1000) not null,
    offered timestamp with time zone not null
);

create index ph_offer_to_patient on ph_offer (patient_key);
create index ph_offer_by_time on ph_offer (offered);
