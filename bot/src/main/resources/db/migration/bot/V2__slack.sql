-- What Slack should show of an incident, and what it shows.

-- One row an incident: how often it changed (wanted), how much of that is shown (sent), and who is
-- bringing Slack up to date right now.
create table bot.slack_cards (
  incident     bigint primary key,
  wanted       bigint not null,
  sent         bigint not null default 0,
  created_at   timestamptz not null default now(),
  lease        uuid,
  leased_until timestamptz not null default '-infinity'
);

-- One row a message: the card, each reply in its thread, each private notice.
create table bot.slack_messages (
  incident    bigint not null references bot.slack_cards,
  kind        text not null,
  channel     text not null,
  ts          text,                             -- null until it is known to be posted
  unsure      boolean not null default false,   -- a post was begun and its answer not seen
  fingerprint text,                             -- of what was sent last
  permalink   text,
  editable_at timestamptz not null default now(),
  primary key (incident, kind)
);

-- One post a second and channel; after a 429 nothing before Slack says so.
create table bot.slack_lanes (
  channel text primary key,
  free_at timestamptz not null
);
