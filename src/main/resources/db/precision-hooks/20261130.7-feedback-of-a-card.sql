-- A refusal is looked for by the cards that offered the treatment, whichever client they were sent to: without this index each order of a patient to whom anything was offered would read all feedback.
create index ph_feedback_card on ph_feedback (card);
