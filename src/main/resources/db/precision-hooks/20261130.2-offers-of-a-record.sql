-- Whose record a treatment was offered in, as a keyed hash of tenant, server and patient: clients that read the same record hear of the same refusal.
alter table ph_offer add column record_key varchar(64);

create index ph_offer_to_record on ph_offer (record_key);
