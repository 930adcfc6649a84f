-- What stands in the log, in the order in which it is sealed?
-- Grain: one row per event.
select
    seq, happened_at, actor, role, region_code, survey_year, kind, subject, operation, facts, reason, previous, hash
from event
order by seq, happened_at, hash
