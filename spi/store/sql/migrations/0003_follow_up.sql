-- Follow-up: what people did about a weak score. Only ever added to; every state is derived from these events.

-- region_code, survey_year: the plan it belongs to ('' and 0: of all plans). kind: session, finding, theme, action,
-- evidence. subject: the key of the thing spoken of. facts: JSON, field -> value; a field not named did not change.
-- hash: over this row and the hash before it (spi/store/event_log.py).
create table event (
    seq bigint, happened_at timestamp, actor varchar, role varchar, region_code varchar, survey_year integer,
    kind varchar, subject varchar, deed varchar, facts varchar, reason varchar, previous varchar, hash varchar
);

-- One row: the newest event, so that a log cut off at its end is noticed.
create table event_head (seq bigint, hash varchar);

-- Files handed in as evidence, each kept once under the checksum of its content.
create table evidence_file (sha256 varchar, bytes bigint, content blob);
