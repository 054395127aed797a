-- When somebody first took the incident; it stays through a reopening.
alter table bot.incidents add column acknowledged_at timestamptz;

-- What came from Slack and must have its effect once: events that are delivered again, and signed
-- requests that are replayed.
create table bot.slack_inbox (
  key      text primary key,
  at       timestamptz not null default now(),
  -- an answer was begun and may be posted
  begun    boolean not null default false
);
create index slack_inbox_at on bot.slack_inbox (at);
create index slack_messages_at on bot.slack_messages (channel, ts);
