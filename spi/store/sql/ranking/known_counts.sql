-- How many governments have an index, by survey year, in every province and in the nation (province '')?
-- Grain: one row per survey year and province.
select survey_year, coalesce(province_code, '') as province, count(*) as governments
from score
join region using (region_code)
where index is not null and kind in ('provinsi', 'kabupaten', 'kota')
group by grouping sets ((survey_year, province_code), (survey_year))
order by survey_year, province
