-- How often a card went on in another message's place, as somebody had locked its thread.
alter table bot.slack_cards add column moves int not null default 0;
