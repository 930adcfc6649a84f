-- Of which governments was anything ever written down?
-- Grain: one row per region code.
select distinct region_code
from event
where region_code <> ''
order by region_code
