-- The last batch of counts that each replica saved, written with it: a replica that did not hear
-- whether its save was committed sends the batch again, and it is counted once.
create table knowledge.log_template_saves (
    replica  text primary key,
    batch    bigint not null,
    saved_at timestamptz not null
);
