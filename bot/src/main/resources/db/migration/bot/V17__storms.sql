-- A storm: more cards wait than their channel takes. One message, of its first incident (the
-- leader), stands for all of them.
create table bot.slack_storms (
  leader    bigint primary key references bot.slack_cards,
  opened_at timestamptz not null default now(),
  over_at   timestamptz                          -- null while it lasts
);
create unique index slack_storms_open on bot.slack_storms ((true)) where over_at is null;

-- The storm an incident came in, and whether it got a card of its own in spite of it.
alter table bot.slack_cards add column storm bigint references bot.slack_storms (leader);
alter table bot.slack_cards add column own_card boolean not null default false;
create index slack_cards_storm on bot.slack_cards (storm) where storm is not null;
