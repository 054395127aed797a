-- Where answers stand that all in a channel read: they are taken out once others read it.
create table bot.slack_answers (
  channel text not null,
  ts      text not null,
  primary key (channel, ts)
);

-- Whether others than our own read a channel, as Slack said last: a change is noticed by whoever asks next.
create table bot.slack_channels (
  channel text primary key,
  others  boolean not null
);
