-- How often each kind of answer was given to people of coarse groups: no patient, no user, no time finer than the writing.
create table ph_advice_count (
    id varchar(36) not null primary key,
    counted timestamp with time zone not null,
    domain varchar(64) not null,
    age_band varchar(32) not null,
    sex varchar(16) not null,
    language varchar(16) not null,
    kind varchar(32) not null,
    number bigint not null
);

create index ph_advice_count_by_time on ph_advice_count (counted);
