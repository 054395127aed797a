-- Who hears of each week: one row a place, which is a channel or, as a person's id, that person's private conversation.
create table bot.digest_subscriptions (
  place    text primary key,
  -- who asked for it; in whose zone a channel's is
  person   text not null,
  weekday  smallint not null check (weekday between 1 and 7),
  at       time not null,
  zone     text not null,
  zone_at  timestamptz not null,
  active   boolean not null default true,
  -- moments before are not made up for
  since    timestamptz not null
);
create index digest_subscriptions_active on bot.digest_subscriptions (zone_at) where active;

-- What is sent or was: the key is what makes it once.
create table bot.digest_sends (
  place    text not null,
  -- as ISO 8601 writes it, 2026-W47
  week     text not null,
  zone     text not null,
  due_at   timestamptz not null,
  -- empty while it is on its way
  ended_at timestamptz,
  -- why it was not sent
  skipped  text,
  -- Slack's id of the picture; empty text where there is none to be had
  chart    text,
  tries    int not null default 0,
  primary key (place, week)
);

-- Its messages: written before a post, so that an answer that never comes leaves a trace.
create table bot.digest_messages (
  place    text not null,
  week     text not null,
  kind     text not null,
  channel  text not null,
  ts       text,
  unsure   boolean not null default true,
  begun_at timestamptz not null default now(),
  primary key (place, week, kind),
  foreign key (place, week) references bot.digest_sends
);
