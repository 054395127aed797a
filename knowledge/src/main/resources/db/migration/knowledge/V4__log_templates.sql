-- Kinds of log lines. Replicas add what they counted; a row that a more general one covers stays as
-- it is and is counted with that one by whoever reads.
create table knowledge.log_templates (
    id         text primary key,
    text       text not null,
    -- the template's parts with what each is, joined by unit separators
    pieces     text not null,
    count      bigint not null check (count > 0),
    first_seen timestamptz not null,
    last_seen  timestamptz not null
);
create index log_templates_last_seen on knowledge.log_templates (last_seen);
