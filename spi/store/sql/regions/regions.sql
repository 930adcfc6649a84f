-- Which governments and institutions are there?
-- Grain: one row per region (benchmarks left out). until: the last survey year in which it belonged to another province
-- than today (province_until), or did not exist yet (then that is null); null for all others. An institution that ships for
-- its names only is none before a figure of it is known, or something was done about it.
select
    region.region_code, region.name, region.short_name, region.kind, region.province_code, region.province,
    region.tile_row, region.tile_column, region.tile_label, membership.until, membership.province_code as province_code_until,
    earlier.province as province_until
from region
left join membership using (region_code)
left join region earlier on earlier.region_code = membership.province_code
where region.kind <> 'rata-rata'
    and (
        region.kind <> 'lembaga' or region.region_code in (select region_code from figure where value is not null)
        or region.region_code in (select region_code from event)
    )
order by region.province_code nulls last, region.kind <> 'provinsi', region.region_code
