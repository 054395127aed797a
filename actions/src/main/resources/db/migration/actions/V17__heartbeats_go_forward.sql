-- The queue beats for its runs one after the other, with a time that it took before the first: on a slow database the last one would
-- take back a later beat, and make a living owner look dead.
create function actions.later_heartbeat() returns trigger language plpgsql as $$ begin
  new.last_heartbeat := old.last_heartbeat;
  return new;
end $$;

create trigger later_heartbeat before update on scheduled_tasks for each row
  when (old.picked and new.picked and old.version = new.version and new.last_heartbeat < old.last_heartbeat)
  execute function actions.later_heartbeat();
