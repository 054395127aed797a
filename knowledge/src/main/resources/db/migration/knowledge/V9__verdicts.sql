-- What people say of a finished incident's cause. The last word counts, all are kept; one on something
-- else than what the bot found (it found anew after a reopening) counts for nothing.
create table knowledge.verdicts (
    number      bigint generated always as identity primary key,
    incident    text not null,
    person      text not null,
    verdict     text not null check (verdict in ('right', 'other', 'unknown', 'withdrawn')),
    about       text not null,
    cause       text,
    cause_title text,
    culprit     text,
    said_at     timestamptz not null default clock_timestamp(),
    check ((verdict = 'other') = (cause is not null)),
    check ((cause is null) = (cause_title is null))
);
create index verdicts_incident on knowledge.verdicts (incident, number);

-- cause, cause_title, culprit and confirmed are what counts; beside them what the bot itself found.
alter table knowledge.lessons
    add column found_cause     text,
    add column found_title     text,
    add column found_culprit   text,
    add column found_confirmed boolean,
    -- a person; empty where a verified fix confirmed it, or nobody did
    add column confirmed_by    text,
    add column confirmed_at    timestamptz,
    -- what a person said that it was not
    add column refused         text;

-- Whoever writes a cause writes what the bot found, also a bot of the release before; what people said
-- is laid over it here, with the row locked, so that no two writers can lose a word.
create function knowledge.heed_verdicts() returns trigger language plpgsql as $$
declare
    said knowledge.verdicts%rowtype;
begin
    new.found_cause := new.cause;
    new.found_title := new.cause_title;
    new.found_culprit := new.culprit;
    new.found_confirmed := new.confirmed;
    new.confirmed_by := null;
    new.confirmed_at := null;
    new.refused := null;
    select * into said from knowledge.verdicts
        where incident = new.incident order by number desc limit 1;
    if not found or said.about <> new.found_cause or said.verdict = 'withdrawn' then
        return new;
    end if;
    new.confirmed := said.verdict in ('right', 'other');
    new.confirmed_by := said.person;
    new.confirmed_at := said.said_at;
    if said.verdict = 'other' then
        new.cause := said.cause;
        new.cause_title := said.cause_title;
        new.culprit := said.culprit;
    end if;
    if said.verdict = 'unknown' or new.cause <> new.found_cause then
        new.refused := new.found_cause;
    end if;
    return new;
end
$$;
create trigger lesson_heeds_verdicts before insert or update of cause on knowledge.lessons
    for each row execute function knowledge.heed_verdicts();
