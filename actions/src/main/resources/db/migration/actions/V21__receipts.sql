-- By what the other side is asked whether a change has arrived everywhere.
alter table actions.plan_journal add column receipt text;
