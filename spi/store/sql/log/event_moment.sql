-- When was the event of a number written down, and which hash seals it?
-- Grain: one row; none where the log has no such number.
select seq, happened_at, hash
from event
where seq = $seq
order by seq
