-- What one shift hands to the next, and who took it over.
create table bot.shift_handoffs (
  id       bigint generated always as identity primary key,
  team     text not null,
  person   text not null,
  at       timestamptz not null,
  words    text not null,
  taken_by text,
  taken_at timestamptz,
  mark     text unique
);

-- What people say of the bot to whoever runs it.
create table bot.feedback (
  id     bigint generated always as identity primary key,
  person text not null,
  at     timestamptz not null,
  words  text not null,
  mark   text unique
);
