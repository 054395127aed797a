-- What was just written down, in the transaction it tells of; linked into the chain within seconds.
create table audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null default actions.hindsight_now(),
  event text not null,
  subject text not null,
  person text not null,
  detail text not null
);

-- The chain: each hash covers the one before and the whole record.
create table audit_chain (
  seq bigint primary key,
  at timestamptz not null,
  event text not null,
  subject text not null,
  commitment bytea not null,
  hash bytea not null
);

-- Who and in which words: may be erased; the chain keeps only a salted hash of it.
create table audit_values (
  seq bigint primary key references audit_chain,
  salt bytea not null,
  person text not null,
  detail text not null
);

create function audit_only_grows() returns trigger language plpgsql as
$$ begin raise exception 'the audit chain only grows'; end $$;
create trigger only_grows before update or delete or truncate on audit_chain
  for each statement execute function actions.audit_only_grows();
create trigger never_changed before update on audit_values
  for each statement execute function actions.audit_only_grows();

-- What a bot of the release before still writes down is linked too; the trigger waits for what it is writing now.
create function audit_of_the_release_before() returns trigger language plpgsql as
$$ begin
  insert into actions.audit_entries (at, event, subject, person, detail)
    values (new.at, new.event, new.plan, new.person, new.detail);
  return null;
end $$;
create trigger linked_anew after insert on audit
  for each row execute function actions.audit_of_the_release_before();

-- The records so far are linked anew, in their order; read after the trigger is there, so none is missed.
insert into audit_entries (at, event, subject, person, detail)
  select at, event, plan, person, detail from audit order by seq;
