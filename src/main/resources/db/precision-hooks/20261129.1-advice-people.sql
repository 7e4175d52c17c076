-- How many different patients the counts stand for: each sets one of 64 bits by a keyed hash, so that nobody can be told from
-- them. Rows of before have none, and count as nobody's. A node adds to rows of its own, one for each hour.
alter table ph_advice_count add column people bigint default 0 not null;
