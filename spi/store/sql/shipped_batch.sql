-- Which version of the shipped files is in the store?
-- Grain: one row, or none before the first load.
select sha256, imported_at
from batch
where kind = 'bawaan'
order by imported_at desc
