-- where a model looked further into an incident, look by look, and how that ended
create table bot.inquiries (
  id bigint generated always as identity primary key,
  incident bigint not null,
  model text not null,
  trail jsonb not null,
  findings jsonb not null,
  ending text not null,
  begun_at timestamptz not null,
  ended_at timestamptz not null
);

create index inquiries_of_incident on bot.inquiries (incident);
