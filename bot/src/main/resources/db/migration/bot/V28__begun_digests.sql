-- since when a digest is tried, whenever it was due
alter table bot.digest_sends add column begun_at timestamptz not null default now();
