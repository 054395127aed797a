-- When people were reminded that nobody has taken over; once for each.
alter table bot.shift_handoffs add column reminded_at timestamptz;
