-- What a lesson or a passage means, by one model. A row is found by what it is of, not by a foreign
-- key: what it was made from may be gone or changed by the time it is written, which the hash tells.

alter table knowledge.lessons add column words_hash text not null
    generated always as (md5(title_words || ' ' || body_words)) stored;
alter table knowledge.passages add column words_hash text not null
    generated always as (md5(title_words || ' ' || body_words)) stored;

-- everything that can be embedded, with what it is about in front of what it says
create view knowledge.embeddable (kind, owner, position, hash, text) as
    select 'LESSON', number::text, 0, words_hash,
        concat_ws(E'\n', cause_title, array_to_string(alert_names, ' '), summary,
            array_to_string(evidence, E'\n'), fix)
    from knowledge.lessons
    union all
    select 'RUNBOOK', p.document, p.position, p.words_hash,
        concat_ws(E'\n', array_to_string(p.heading_path, ': '),
            array_to_string(d.alert_names, ' '), p.body)
    from knowledge.passages p
    join knowledge.documents d on d.slug = p.document;

create sequence knowledge.embedding_version;

create table knowledge.embeddings (
    kind     text not null check (kind in ('LESSON', 'RUNBOOK')),
    owner    text not null,
    position integer not null,
    model    text not null,
    hash     text not null,
    vector   real[] not null,
    -- counts up in the order of commits, so that a reader can ask for what is new
    version  bigint not null default nextval('knowledge.embedding_version'),
    made_at  timestamptz not null,
    primary key (kind, owner, position, model)
);
alter sequence knowledge.embedding_version owned by knowledge.embeddings.version;
create index embeddings_version on knowledge.embeddings (model, kind, version);
