-- Tries that ended in an error of our own; only these, not a slow cluster, give a run up.
alter table plan_runs add column internal_errors int not null default 0;
