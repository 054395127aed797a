-- Who takes care of an incident, until when it is left alone, and how bad alerts say it is where a
-- person said otherwise.
alter table bot.incidents
  add column assignee text,
  add column snoozed_until timestamptz,
  add column snoozed_by text,
  add column alert_severity text;

-- What people, and the bot by itself, did about an incident, in the order it happened.
create table bot.incident_timeline (
  id       bigint generated always as identity primary key,
  incident bigint not null references bot.incidents,
  at       timestamptz not null,
  person   text not null,
  kind     text not null,
  words    text not null,
  mark     text unique -- of what was pressed or sent: it counts once
);
create index incident_timeline_incident on bot.incident_timeline (incident, id);
