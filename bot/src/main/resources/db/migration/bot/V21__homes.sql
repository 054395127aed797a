-- Who looked at their Home tab lately, what page of each list, and what was shown: whichever replica sees a change shows it.
create table bot.slack_homes (
  person    text primary key,
  opened_at timestamptz not null,
  pages     jsonb not null default '{}',
  -- of what Slack shows now; empty until it took one
  shown     text not null default '',
  -- nothing is tried before
  next_try  timestamptz not null default '-infinity'
);
create index slack_homes_opened on bot.slack_homes (opened_at);
