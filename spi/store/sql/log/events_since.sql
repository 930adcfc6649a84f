-- What was done to one subject after somebody looked at it?
-- Grain: one row per event, oldest first.
select subject, seq, happened_at, actor, role, operation, facts, reason
from event
where subject = $subject and seq > $seen
order by seq
