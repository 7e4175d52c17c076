-- With which draft a card was shown, as a keyed hash, so that the same card need not be shown again at the signature.
alter table ph_shown add column draft_key varchar(64);

create index ph_shown_of_finding on ph_shown (finding_key, user_key, answered, occasion, shown);
drop index ph_shown_answered;
