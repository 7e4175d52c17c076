-- What imports of files of variants made: the same file of the same sample and test changes it in place.
create table ph_import (
    id varchar(36) not null primary key,
    patient varchar(64) not null,
    file_hash varchar(64) not null,
    sample varchar(512) not null,
    test varchar(512) not null,
    constraint ph_import_once unique (patient, file_hash, sample, test)
);

create table ph_import_resource (
    import_id varchar(36) not null,
    place varchar not null,
    type varchar(16) not null,
    id varchar(64) not null
);

create index ph_import_resource_import on ph_import_resource (import_id);

-- Imports that are worked on beside the request that asked for them. The file is kept in parts until the end.
create table ph_import_job (
    id varchar(36) not null primary key,
    requester varchar(1024) not null,
    work text not null,
    state varchar(16) not null,
    attempt integer not null,
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    outcome text not null
);

create index ph_import_job_state on ph_import_job (state);

-- By itself, since the import holds its own transaction while it tells how far it is.
create table ph_import_progress (
    job varchar(36) not null primary key,
    rows_read bigint not null,
    heard_at timestamp with time zone not null
);

create table ph_import_part (
    job varchar(36) not null,
    part integer not null,
    content bytea not null,
    primary key (job, part)
);
