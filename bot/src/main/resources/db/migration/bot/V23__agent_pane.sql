-- The agent pane: which stream answers what was said, where somebody pressed Stop, and what people
-- think of an answer.
create table bot.agent_streams (
  event   text primary key,
  ts      text not null,
  at      timestamptz not null default now()
);
create table bot.agent_stops (
  channel text not null,
  thread  text not null,
  person  text not null,
  at      timestamptz not null default now(),
  primary key (channel, thread)
);
create table bot.agent_votes (
  channel text not null,
  answer  text not null,
  person  text not null,
  helpful boolean not null,
  at      timestamptz not null default now(),
  primary key (channel, answer, person)
);
