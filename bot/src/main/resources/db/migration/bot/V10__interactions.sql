-- What people did in Slack and wait for: kept before it is acknowledged, and done once.
create table bot.slack_interactions (
  key          text primary key,
  kind         text not null,
  person       text not null,
  body         text,                          -- as JSON, redacted; null once it is done
  same         text,                          -- what was asked to be changed, where saying it twice is a slip
  at           timestamptz not null default now(),
  leased_until timestamptz not null,          -- until then a replica works on it
  tries        integer not null default 1,
  answer       text,                          -- what to tell the person, as JSON; null until it is known
  done_at      timestamptz
);
create index slack_interactions_open on bot.slack_interactions (leased_until) where done_at is null;
create index slack_interactions_at on bot.slack_interactions (at);
create index slack_interactions_person on bot.slack_interactions (person, at) where same is not null;
