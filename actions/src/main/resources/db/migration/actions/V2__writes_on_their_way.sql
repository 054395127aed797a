-- Until when a write whose answer was lost may still take effect.
alter table plan_journal add column unsettled_until timestamptz;
