-- The document that an import came from, so that the same file without it does not lose the link.
alter table ph_import add column document varchar(100);
