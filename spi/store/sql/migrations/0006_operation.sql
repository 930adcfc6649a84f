-- What an event did (create, edit, claim, ...) is its operation. The seals hold its value, not the name of the column.
alter table event rename column deed to operation;
