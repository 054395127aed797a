-- where a model looks, as it was last heard of: shown in the card's thread as all that is
create table bot.slack_trails (
  run        uuid primary key,
  incident   bigint not null,
  trail      jsonb not null,
  begun_at   timestamptz not null default now(),
  changed_at timestamptz not null default now()
);

create index slack_trails_of_incident on bot.slack_trails (incident);
