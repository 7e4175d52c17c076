-- By which edition of the operator's folders of knowledge all nodes shall answer: one row, written by the node that was asked or started last.
create table ph_knowledge_edition (
    id integer not null primary key,
    digest varchar(64) not null,
    announced timestamp with time zone not null
);
