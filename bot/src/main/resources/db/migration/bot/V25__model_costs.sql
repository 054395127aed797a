-- what is spent or set aside on models, for each cap: an incident, a channel and a day, or a day
create table bot.model_budgets (
  scope text not null,
  key text not null,
  micros bigint not null,
  tokens bigint not null,
  primary key (scope, key)
);

-- each call: the most it may take is set aside before it is made; what it took is known after it
create table bot.model_calls (
  id bigint generated always as identity primary key,
  task text not null,
  model text not null,
  incident text,
  channel text,
  day date not null,
  outcome text not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  micros bigint not null,
  begun_at timestamptz not null,
  ended_at timestamptz
);

create index model_calls_of_incident on bot.model_calls (incident);
