-- Which human being asked for and gave a standing approval; where nothing is there, the account is all that is known.
alter table standing_approvals add column requested_identity text;
alter table standing_votes add column identity text;
