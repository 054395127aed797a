-- What was seen of the incident and which object was at fault: what a ranking learns from. Older
-- lessons have neither; they teach by their evidence texts.
alter table knowledge.lessons
    add column culprit text,
    add column seen    jsonb,
    add column kept_at timestamptz not null default now();
