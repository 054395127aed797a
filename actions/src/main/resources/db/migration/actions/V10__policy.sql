-- A yes given in advance to what a playbook makes for a set of targets; terms and hash never change.
create table standing_approvals (
  id bigint generated always as identity primary key,
  terms text not null,
  hash char(64) not null,
  playbook text not null,
  needed int not null,
  requested_by text not null,
  requested_at timestamptz not null default actions.hindsight_now(),
  reason text not null,
  expires_at timestamptz not null,
  granted_at timestamptz,
  revoked_by text,
  revoked_at timestamptz,
  revoked_because text
);
create index on standing_approvals (playbook);

create table standing_votes (
  standing bigint not null references standing_approvals,
  person text not null,
  hash char(64) not null,
  at timestamptz not null default actions.hindsight_now(),
  primary key (standing, person)
);

-- Each start that a standing approval was used for.
create table standing_uses (
  standing bigint not null references standing_approvals,
  plan bigint not null references plans,
  request_no int not null,
  at timestamptz not null default actions.hindsight_now(),
  primary key (standing, plan, request_no)
);
create index on standing_uses (standing, at);

-- On which terms a version of a plan was offered.
create table plan_terms (
  plan bigint not null references plans,
  version int not null,
  playbook_hash text not null,
  standing bigint references standing_approvals,
  approvers_without int not null,
  primary key (plan, version)
);

-- Each start of a run, for what may be started within an hour.
create table run_starts (
  plan bigint not null references plans,
  request_no int not null,
  cluster text not null,
  service text not null,
  at timestamptz not null default actions.hindsight_now(),
  primary key (plan, request_no)
);
create index on run_starts (cluster, at);

create index on plans (state) where state in ('RUNNING', 'VERIFYING', 'UNDOING');

-- The policy that a replica took last; without a row it is the shipped one.
create table policy_in_force (
  one boolean primary key default true check (one),
  hash char(64) not null,
  source text not null,
  at timestamptz not null default actions.hindsight_now()
);
