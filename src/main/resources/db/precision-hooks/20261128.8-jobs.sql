-- Not only imports are done beside requests: what they need is kept for all kinds of work alike.
create table ph_job (
    id varchar(36) not null primary key,
    kind varchar(16) not null,
    requester varchar(1024) not null,
    work text not null,
    state varchar(16) not null,
    attempt integer not null,
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    outcome text not null
);

create index ph_job_state on ph_job (state);

-- By itself, since a job may hold its own transaction while it tells how far it is.
create table ph_job_progress (
    job varchar(36) not null primary key,
    done bigint not null,
    heard_at timestamp with time zone not null
);

insert into ph_job (id, kind, requester, work, state, attempt, created_at, ended_at, outcome)
select id, 'IMPORT', requester, work, state, attempt, created_at, ended_at, outcome from ph_import_job;

insert into ph_job_progress (job, done, heard_at) select job, rows_read, heard_at from ph_import_progress;

drop table ph_import_job;
drop table ph_import_progress;
