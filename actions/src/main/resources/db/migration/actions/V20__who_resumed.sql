-- Who last said that an ended run goes on or is taken back, and how they showed who they are: from then on its writes are theirs.
alter table plan_runs add column resumed_by text, add column resumed_proof text;
