-- Which governments and institutions does the store know by name, whether or not a figure of them is known?
-- Grain: one row per region (benchmarks left out).
select region_code, name, short_name, kind, province_code, province
from region
where kind <> 'rata-rata'
order by region_code
