-- how a model worded the findings, or why it did not; only good for the facts whose hash it names
alter table bot.incidents add column narration jsonb;
