-- The words of an answer that was made but may not be posted yet: what they tell of is done once.
alter table bot.slack_inbox add column words text;
