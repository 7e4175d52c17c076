-- Advice is counted by the recorded race or ethnicity too, which was not read before.
alter table ph_advice_count add column ancestry varchar(64) default 'unknown' not null;
