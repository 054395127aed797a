-- The index in the bot's memory follows the tables by their versions. Lessons are written in several
-- places, and their transactions may end in any order: count and sum of the versions tell of every
-- change all the same.
create sequence knowledge.lesson_version;
alter table knowledge.lessons
    add column version bigint not null default nextval('knowledge.lesson_version');
alter sequence knowledge.lesson_version owned by knowledge.lessons.version;
create index lessons_version on knowledge.lessons (version);

create function knowledge.new_lesson_version() returns trigger language plpgsql as $$
begin
    new.version := nextval('knowledge.lesson_version');
    return new;
end
$$;
create trigger lesson_changed before update on knowledge.lessons
    for each row execute function knowledge.new_lesson_version();

-- words are searched in memory now
drop index knowledge.lessons_words;
drop index knowledge.passages_words;
alter table knowledge.lessons drop column words;
alter table knowledge.passages drop column words;
