-- How did the scores of one government go over the years, beside its province and the nation?
-- Grain: one row per survey year ($years and those with figures) and measure; scores are null where unknown.
with members as (
    select region_code from region
    where province_code = $province and kind in ('provinsi', 'kabupaten', 'kota')
), grid as (
    select survey_year, unnest(['index', 'internal', 'external', 'expert', 'correction_conduct', 'correction_facts']) as measure
    from (select unnest($years) as survey_year union select distinct survey_year from score)
), wide as (
    select survey_year, region_code, index, internal, external, expert, correction_conduct, correction_facts
    from score
    where region_code in ($region, 'ID', $province || '-rata-rata') or region_code in (select region_code from members)
), long as (
    unpivot wide on index, internal, external, expert, correction_conduct, correction_facts into name measure value value
), province as (
    select survey_year, measure, avg(value) as value
    from long
    where region_code in (select region_code from members)
    group by survey_year, measure
    having count(*) = (select count(*) from members)
)
select
    grid.survey_year, grid.measure, ours.value, coalesce(province.value, published.value) as province, nation.value as nation,
    missing.reason
from grid
left join long ours on (ours.survey_year, ours.measure) = (grid.survey_year, grid.measure) and ours.region_code = $region
left join long nation on (nation.survey_year, nation.measure) = (grid.survey_year, grid.measure) and nation.region_code = 'ID'
left join long published on (published.survey_year, published.measure) = (grid.survey_year, grid.measure)
    and published.region_code = $province || '-rata-rata'
left join province on (province.survey_year, province.measure) = (grid.survey_year, grid.measure)
left join preferred_figure missing on (missing.survey_year, missing.measure) = (grid.survey_year, grid.measure)
    and missing.region_code = $region and missing.unit = '' and missing.value is null
order by grid.measure, grid.survey_year
