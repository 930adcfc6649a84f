-- Which number does the next import get?
-- Grain: one row; an import that was undone keeps its number.
select coalesce(max(batch_id), 0) + 1 as batch_id
from (select batch_id from batch union all select batch_id from undone_batch)
order by batch_id
