-- Which governments and institutions are there?
-- Grain: one row per region (benchmarks left out). An institution that ships for its names only is none before a figure of
-- it is known, or something was done about it.
select region_code, name, short_name, kind, province_code, province, tile_row, tile_column, tile_label
from region
where kind <> 'rata-rata'
    and (
        kind <> 'lembaga' or region_code in (select region_code from figure where value is not null)
        or region_code in (select region_code from event)
    )
order by province_code nulls last, kind <> 'provinsi', region_code
