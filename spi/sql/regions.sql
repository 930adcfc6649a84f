-- Which governments and institutions are there?
-- Grain: one row per region (benchmarks left out).
select region_code, name, short_name, kind, province_code, province, tile_row, tile_column, tile_label
from region
where kind <> 'rata-rata'
order by province_code nulls last, kind <> 'provinsi', region_code
