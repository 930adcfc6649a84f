-- Which import in force holds a file of this content?
-- Grain: one row, or none where the file is new.
select batch_id
from batch
where sha256 = $sha256
order by batch_id
