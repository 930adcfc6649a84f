-- Which institutions are kept under a code of an import although a spelling that now ships says which one they are?
-- Grain: one row per such code, with the code that ships.
select distinct earlier.region_code as other, shipped.region_code as code
from region_alias earlier
join region_alias shipped using (alias)
join region on region.region_code = earlier.region_code
where region.kind = 'lembaga' and earlier.batch_id <> 0 and shipped.batch_id = 0
    and earlier.region_code <> shipped.region_code
order by other, code
