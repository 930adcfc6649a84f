-- Which version of the shipped files is in the store?
-- Grain: one row, or none before the first load.
select
    sha256, imported_at,
    exists(select 1 from event where event.kind = 'import' and subject = 'impor-0') as sealed
from batch
where kind = 'bawaan'
order by imported_at desc
