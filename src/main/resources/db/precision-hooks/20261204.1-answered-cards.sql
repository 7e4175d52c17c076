-- Which cards were answered, so that what a user answered is found without reading all that was shown to that user.
alter table ph_shown add column answered boolean default false not null;

update ph_shown set answered = true
    where exists (select 1 from ph_feedback f where f.card in (ph_shown.card, upper(ph_shown.card)));

create index ph_shown_answered on ph_shown (user_key, answered);
drop index ph_shown_to_user;
