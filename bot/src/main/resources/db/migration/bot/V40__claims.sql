-- Whose try to post it is: one that stood still meanwhile finds another's.
alter table bot.slack_messages add column claim uuid;
alter table bot.digest_messages add column claim uuid;
