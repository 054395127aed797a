-- Where Slack does not let the bot write: a channel, or * for all of Slack.
create table bot.slack_routes (
  channel        text primary key,
  error          text not null,                    -- in Slack's word
  broken_at      timestamptz not null default now(),
  retry_at       timestamptz not null,             -- tried again by whatever is to be sent then
  noticed_at     timestamptz,                      -- people were told, once
  works_again_at timestamptz                       -- null while it is broken
);
