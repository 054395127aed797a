-- Documents come from more places than the bot's own jar: each says where from, and how far it is
-- to be trusted. A shipped document's path is its file, an imported one's that in its source.
create sequence knowledge.document_version;

alter table knowledge.documents
    drop constraint documents_kind_check,
    add constraint documents_kind_check check (kind in ('runbook', 'incident', 'ticket')),
    -- imported: exactly as a git commit has it, or vouched for by who imported it
    add column trust text not null default 'shipped'
        check (trust in ('shipped', 'imported', 'unreviewed')),
    add column source text not null default 'shipped',
    add column path text,
    add column revision text,
    add column url text,
    add column services text[] not null default '{}',
    add column labels jsonb not null default '{}',
    add column occurred_at timestamptz,
    add column imported_at timestamptz,
    -- what it was read as, by whom and with which options: the same again is no change
    add column fingerprint text not null default '',
    -- counts up in the order of commits, so that a reader can ask for what is new
    add column version bigint not null default nextval('knowledge.document_version');
update knowledge.documents set path = slug || '.md';
alter table knowledge.documents alter column path set not null;
alter sequence knowledge.document_version owned by knowledge.documents.version;
create unique index documents_source on knowledge.documents (source, path);
create unique index documents_version on knowledge.documents (version);

create or replace view knowledge.embeddable (kind, owner, position, hash, text) as
    select 'LESSON', number::text, 0, words_hash,
        concat_ws(E'\n', cause_title, array_to_string(alert_names, ' '), summary,
            array_to_string(evidence, E'\n'), fix)
    from knowledge.lessons
    union all
    select upper(d.kind), p.document, p.position, p.words_hash,
        concat_ws(E'\n', array_to_string(p.heading_path, ': '),
            array_to_string(d.alert_names, ' '), p.body)
    from knowledge.passages p
    join knowledge.documents d on d.slug = p.document;

alter table knowledge.embeddings
    drop constraint embeddings_kind_check,
    add constraint embeddings_kind_check
        check (kind in ('LESSON', 'RUNBOOK', 'INCIDENT', 'TICKET'));
drop index knowledge.embeddings_version;
create index embeddings_version on knowledge.embeddings (model, version);

-- A reader that keeps a copy must learn of what went, without counting everything each time.
create table knowledge.removals (
    what  text primary key check (what in ('documents', 'embeddings')),
    times bigint not null
);
insert into knowledge.removals values ('documents', 0), ('embeddings', 0);

create function knowledge.count_removal() returns trigger language plpgsql as $$
begin
    update knowledge.removals set times = times + 1 where what = tg_table_name;
    return null;
end
$$;
-- a statement that removed nothing is no news
create function knowledge.count_removal_of_rows() returns trigger language plpgsql as $$
begin
    update knowledge.removals set times = times + 1
    where what = tg_table_name and exists (select from gone);
    return null;
end
$$;
create trigger documents_removed after delete on knowledge.documents
    referencing old table as gone
    for each statement execute function knowledge.count_removal_of_rows();
create trigger embeddings_removed after delete on knowledge.embeddings
    referencing old table as gone
    for each statement execute function knowledge.count_removal_of_rows();
create trigger documents_emptied after truncate on knowledge.documents
    for each statement execute function knowledge.count_removal();
create trigger embeddings_emptied after truncate on knowledge.embeddings
    for each statement execute function knowledge.count_removal();
