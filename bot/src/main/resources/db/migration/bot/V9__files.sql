-- Slack's ids of the files that are shared with a message, written before they are.
alter table bot.slack_messages add column files text;
-- How often nobody knew how a try to share them ended.
alter table bot.slack_messages add column tries int not null default 0;
