-- Which event is the newest that was noted apart from the log, and when was the last one written down?
-- Grain: one row, or none of an empty log.
select seq, hash, (select max(happened_at) from event) as happened_at
from event_head
order by seq
