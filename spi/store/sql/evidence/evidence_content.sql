-- What is in a file that was handed in as evidence?
-- Grain: one row, none where the store does not hold it.
select content
from evidence_file
where sha256 = $sha256
order by sha256
