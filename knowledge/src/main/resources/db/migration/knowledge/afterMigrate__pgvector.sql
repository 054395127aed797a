-- Runs at every start, so that a server which gains pgvector later is used as well: the vectors get
-- a second column of its type, kept by the server itself. Where it is missing, too old (0.8.0 is the
-- oldest we know) or not ours to create, the bot scans the plain column.
do $$
begin
    if exists (
        select from pg_available_extensions
        where name = 'vector'
          and string_to_array(coalesce(installed_version, default_version), '.')::int[] >= '{0,8,0}'
    ) and not exists (
        select from pg_attribute
        where attrelid = 'knowledge.embeddings'::regclass and attname = 'meaning' and not attisdropped
    ) then
        create extension if not exists vector with schema public;
        alter table knowledge.embeddings add column if not exists meaning public.vector
            generated always as (vector::public.vector) stored;
    end if;
exception
    when others then
        raise warning 'pgvector is not used: %', sqlerrm;
end
$$;
