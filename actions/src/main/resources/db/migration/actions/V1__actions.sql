-- Everything about plans: what was proposed, who agreed, what was done, what was seen.

-- Database time rules every expiry and deadline; only tests set the offset.
create table clock_offset (
  one boolean primary key default true check (one),
  ahead interval not null default interval '0'
);
insert into clock_offset default values;

create function hindsight_now() returns timestamptz language sql volatile as
$$ select clock_timestamp() + (select ahead from actions.clock_offset) $$;

-- db-scheduler's own table (its PostgreSQL definition).
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);
create index on scheduled_tasks (priority desc, execution_time asc);

create table plans (
  id bigint generated always as identity primary key,
  version int not null default 1,
  incident text not null,
  service text not null,
  cause text not null,
  playbook text not null,
  target_uid text not null,
  json text not null,
  hash char(64) not null,
  risk text not null,
  diff text not null,
  verdicts text[] not null,
  state text not null,
  request_no int not null default 0,
  requested_by text,
  approvals_needed int not null,
  rejected_by text,
  expires_at timestamptz,
  created_at timestamptz not null default actions.hindsight_now()
);
-- One living plan for an incident's cause, however many ask for one at the same moment.
create unique index plans_one_open on plans (incident, cause)
  where state in ('PROPOSED', 'AWAITING_APPROVAL', 'APPROVED', 'RUNNING', 'VERIFYING', 'UNDOING');
create index on plans (incident, cause, id desc);

create table plan_votes (
  plan bigint not null references plans,
  version int not null,
  request_no int not null,
  person text not null,
  vote text not null,
  reason text not null,
  at timestamptz not null default actions.hindsight_now(),
  primary key (plan, version, request_no, person)
);

create table plan_runs (
  plan bigint primary key references plans,
  epoch bigint not null default 0,
  attempts int not null default 0,
  deadline_at timestamptz,
  good_samples int not null default 0,
  first_good_at timestamptz,
  last_sample_at timestamptz,
  restarts text not null default '{}'
);

create table plan_journal (
  id bigint generated always as identity primary key,
  plan bigint not null references plans,
  step int not null,
  direction text not null check (direction in ('DO', 'UNDO')),
  marker text not null unique,
  epoch bigint not null,
  intent_at timestamptz not null default actions.hindsight_now(),
  outcome text check (outcome in ('DONE', 'RECOVERED', 'GAVE_UP', 'UNKNOWN')),
  outcome_at timestamptz,
  generation bigint,
  detail text,
  unique (plan, step, direction)
);

create table plan_progress (
  id bigint generated always as identity primary key,
  plan bigint not null references plans,
  at timestamptz not null default actions.hindsight_now(),
  sentence text not null
);
create index on plan_progress (plan, id);

create table kept_diagnostics (
  id bigint generated always as identity primary key,
  plan bigint not null references plans,
  name text not null,
  content text not null,
  at timestamptz not null default actions.hindsight_now(),
  unique (plan, name)
);

create table stop_switch (
  one boolean primary key default true check (one),
  stopped boolean not null default false,
  person text,
  reason text,
  at timestamptz
);
insert into stop_switch default values;

create table audit (
  seq bigint primary key,
  at timestamptz not null,
  person text not null,
  event text not null,
  plan text not null,
  detail text not null,
  previous char(64) not null,
  hash char(64) not null
);
