-- who looks further into an incident right now: the newest asker's run, and who stopped it
create table bot.inquiries_now (
  incident bigint primary key,
  run uuid not null,
  stopped_by text
);
