-- Practice lessons have numbers below zero, so that real ones count from 1 without gaps.
alter table knowledge.lessons
    add column practice boolean not null generated always as (number < 0) stored;

-- One row once they were written: what was forgotten afterwards does not come back.
create table knowledge.practice_seed (
    once      boolean primary key default true check (once),
    seeded_at timestamptz not null
);
