-- Words are split in Java (CamelCase, snake_case), so the vectors are built from the *_words
-- columns; A is what a thing is called, B what it says.

create sequence knowledge.lesson_number;

create table knowledge.lessons (
    number      bigint primary key default nextval('knowledge.lesson_number'),
    incident    text not null unique,
    service     text not null,
    namespace   text not null,
    alert_names text[] not null,
    summary     text not null,
    cause       text not null,
    cause_title text not null,
    fix         text,
    helped      boolean,
    confirmed   boolean not null,
    took_ms     bigint not null,
    opened_at   timestamptz not null,
    link        text,
    evidence    text[] not null,
    title_words text not null,
    body_words  text not null,
    words       tsvector not null generated always as (
        setweight(to_tsvector('english'::regconfig, title_words), 'A')
        || setweight(to_tsvector('english'::regconfig, body_words), 'B')) stored
);
alter sequence knowledge.lesson_number owned by knowledge.lessons.number;
create index lessons_words on knowledge.lessons using gin (words);
create index lessons_alert_names on knowledge.lessons using gin (alert_names);
create index lessons_service on knowledge.lessons (service, namespace);
create index lessons_cause on knowledge.lessons (cause);

create table knowledge.documents (
    slug         text primary key,
    kind         text not null check (kind in ('runbook')),
    title        text not null,
    alert_names  text[] not null,
    causes       text[] not null,
    playbook     text,
    content_hash text not null
);

create table knowledge.passages (
    document     text not null references knowledge.documents (slug) on delete cascade,
    position     integer not null,
    heading_path text[] not null,
    body         text not null,
    title_words  text not null,
    body_words   text not null,
    words        tsvector not null generated always as (
        setweight(to_tsvector('english'::regconfig, title_words), 'A')
        || setweight(to_tsvector('english'::regconfig, body_words), 'B')) stored,
    primary key (document, position)
);
create index passages_words on knowledge.passages using gin (words);
