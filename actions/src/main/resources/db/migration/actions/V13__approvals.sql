-- A vote is one human being's, for one exact plan, shown by one kind of proof, until it is taken back.
alter table plan_votes
  add column identity text,
  add column hash char(64),
  add column proof text,
  add column revoked_at timestamptz,
  add column revoked_because text;
-- However many accounts a human being has; what the release before writes has no identity.
create unique index plan_votes_one_identity
  on plan_votes (plan, version, request_no, coalesce(identity, person)) where revoked_at is null;

-- What the release before writes is for the plan as it is stored then.
create function vote_is_for_what_is_stored() returns trigger language plpgsql as
$$ begin
  new.hash := coalesce(new.hash, (select hash from actions.plans where id = new.plan));
  return new;
end $$;
create trigger vote_is_for_what_is_stored before insert on plan_votes
  for each row execute function actions.vote_is_for_what_is_stored();
update plan_votes v set hash = p.hash from plans p
  where p.id = v.plan and p.version = v.version and p.request_no = v.request_no;

alter table plans
  add column requested_identity text,
  add column requested_at timestamptz;
create index on plans (requested_at);

-- When a person was first shown a version for review.
create table plan_readings (
  plan bigint not null references plans,
  version int not null,
  person text not null,
  at timestamptz not null default actions.hindsight_now(),
  primary key (plan, version, person)
);

-- What another person found, after somebody started a plan without the needed approvals.
create table break_glass_reviews (
  plan bigint not null references plans,
  version int not null,
  request_no int not null,
  person text not null,
  identity text not null,
  note text not null,
  at timestamptz not null default actions.hindsight_now(),
  primary key (plan, version, request_no)
);
