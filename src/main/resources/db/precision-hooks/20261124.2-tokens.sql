-- Tokens that were used, until they could not be used again anyway. A hash each: no token, and no identifier of one.
create table ph_token (
    id varchar(64) not null primary key,
    expires timestamp with time zone not null
);

create index ph_token_expires on ph_token (expires);
