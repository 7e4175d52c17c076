-- When a reviewer first saw an override in the queue.
alter table ph_override_notice add column seen_at timestamp with time zone;

-- Suggestions get new uuids in each answer, so that those of an accepted one say nothing later.
alter table ph_feedback drop column suggestions;

-- A job is found by its id and its last sign of life.
alter table ph_job drop column created_at;
