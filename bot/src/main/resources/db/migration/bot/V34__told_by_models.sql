-- what a model made of a thread, until a person has read it and added it
create table bot.timeline_drafts (
  id uuid primary key,
  incident bigint not null,
  words text not null,
  at timestamptz not null default now()
);

-- what a model made of a week's figures, once asked; empty where nothing of it may be shown
alter table bot.digest_sends add column words text;
