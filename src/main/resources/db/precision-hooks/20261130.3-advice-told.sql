-- What the report on fairness has told of the month that is running, so that it tells more of a group only in steps: no difference of two reports is one answer.
create table ph_advice_told (
    told_month timestamp with time zone not null,
    domain varchar(64) not null,
    dimension varchar(32) not null,
    value_of varchar(64) not null,
    kind varchar(32) not null,
    number bigint not null,
    people integer not null,
    told timestamp with time zone not null,
    constraint ph_advice_told_once primary key (told_month, domain, dimension, value_of, kind)
);
