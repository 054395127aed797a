-- What people changed of a plan: each row made its version out of the one before.
create table plan_changes (
  plan bigint not null references plans,
  version int not null,
  person text not null,
  identity text not null,
  wish text not null,
  words text[] not null,
  hash char(64) not null,
  from_hash char(64) not null,
  from_json text not null,
  -- of the plan that the bot made, before anybody changed it
  base_hash char(64) not null,
  at timestamptz not null default actions.hindsight_now(),
  primary key (plan, version)
);

-- Whose words a version is, and so who does not approve it: who changed it, and who had asked for what it was made of.
create table plan_authors (
  plan bigint not null references plans,
  version int not null,
  person text not null,
  identity text not null,
  primary key (plan, version, person, identity)
);

-- The last guard, whichever release writes the vote.
create function authors_do_not_approve() returns trigger language plpgsql as
$$ begin
  if new.vote = 'APPROVE' and exists (select 1 from actions.plan_authors a
      where a.plan = new.plan and a.version = new.version
        and (a.person = new.person or a.identity = coalesce(new.identity, new.person))) then
    raise exception 'who changed plan % does not approve it', new.plan;
  end if;
  return new;
end $$;
create trigger authors_do_not_approve before insert or update on plan_votes
  for each row execute function actions.authors_do_not_approve();
