-- A source may be fed from several directories: each document says which one has it, so that no
-- directory overwrites or removes what another one has. Where it is empty, nobody said yet.
alter table knowledge.documents add column root text;
drop index knowledge.documents_source;
create unique index documents_source
    on knowledge.documents (source, coalesce(root, source), path);
