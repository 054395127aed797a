-- Slack's ids of the files that are shared with a message, written before they are.
alter table bot.slack_messages add column files text;
