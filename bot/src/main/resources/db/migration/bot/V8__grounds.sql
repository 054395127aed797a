-- What the plan was offered on. A bot of the release before offers without: then the plan is another
-- one than these are of, and they count for nothing.
alter table bot.incidents
  add column grounds jsonb,
  add column grounds_plan bigint;
