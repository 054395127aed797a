-- when whoever looks further last asked whether to go on; one that died no longer does
alter table bot.inquiries_now add column seen_at timestamptz not null default now();
