create table bot.alerts (
  id bigint generated always as identity primary key,
  source text not null,
  fingerprint text not null,
  starts_at timestamptz not null,
  status text not null check (status in ('FIRING', 'RESOLVED')),
  ends_at timestamptz,
  labels jsonb not null,
  annotations jsonb not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  incident bigint,
  unique (source, fingerprint, starts_at)
);
create index alerts_incident on bot.alerts (incident);

create table bot.incidents (
  id bigint generated always as identity primary key,
  version bigint not null default 1,
  correlation_key text not null,
  cluster text not null,
  namespace text not null,
  service text not null,
  deployment text,
  pod text,
  severity text not null,
  state text not null check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
  title text not null,
  summary text not null,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  acknowledged_by text,
  -- what was found out; written by one investigation at a time
  findings jsonb,
  looks integer not null default 0,
  good_samples integer not null default 0,
  sampled_at timestamptz,
  plan bigint,
  no_plan text,
  conclusion text
);
-- two alerts of one service at the same moment open one incident
create unique index incidents_one_open on bot.incidents (correlation_key) where state <> 'RESOLVED';
create index incidents_by_key on bot.incidents (correlation_key, resolved_at);
