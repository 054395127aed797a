-- A step without a write: when its time is over, counted from its stored start; who answered it.
alter table plan_journal add column due_at timestamptz, add column answered_by text;

-- Who wants the run to end; a move of the run that does not know of it does not take place.
alter table plans add column cancelled_by text, add column cancel_reason text;

-- The state in which taking back ends: it did not help, could not be finished, or a person wanted it.
alter table plan_runs add column undo_ends text not null default 'UNDONE';
