-- How did the scores of one government go over the years, beside its province and the nation?
-- Grain: one row per survey year ($years and those with figures) and measure; scores are null where unknown.
with known as (
    select list(distinct survey_year) as years from (select unnest($years) as survey_year union select survey_year from score)
), home as (  -- its province in each year, which may once have been another one; null for an institution
    select survey_year, province_code, province_code || '-rata-rata' as mean
    from region_in((select years from known))
    where region_code = $region
), members as (
    select survey_year, region_code, count(*) over (partition by survey_year) as of_all
    from member((select years from known))
    join home using (survey_year, province_code)
    where kind in ('provinsi', 'kabupaten', 'kota')
), grid as (
    select survey_year, unnest(['index', 'internal', 'external', 'expert', 'correction_conduct', 'correction_facts']) as measure
    from (select unnest(years) as survey_year from known)
), wide as (
    select survey_year, region_code, index, internal, external, expert, correction_conduct, correction_facts
    from score
    where region_code in ($region, 'ID') or (survey_year, region_code) in (select (survey_year, region_code) from members)
        or (survey_year, region_code) in (select (survey_year, mean) from home)
), long as (
    unpivot wide on index, internal, external, expert, correction_conduct, correction_facts into name measure value value
), province as (
    select survey_year, measure, avg(value) as value
    from long
    join members using (survey_year, region_code)
    group by survey_year, measure
    having count(*) = max(of_all) and max(of_all) > 1  -- the mean of one is its own score
)
select
    grid.survey_year, grid.measure, ours.value, coalesce(province.value, published.value) as province, nation.value as nation,
    missing.reason
from grid
left join home using (survey_year)
left join long ours on (ours.survey_year, ours.measure) = (grid.survey_year, grid.measure) and ours.region_code = $region
left join long nation on (nation.survey_year, nation.measure) = (grid.survey_year, grid.measure) and nation.region_code = 'ID'
left join long published on (published.survey_year, published.measure) = (grid.survey_year, grid.measure)
    and published.region_code = home.mean
left join province on (province.survey_year, province.measure) = (grid.survey_year, grid.measure)
left join preferred_figure missing on (missing.survey_year, missing.measure) = (grid.survey_year, grid.measure)
    and missing.region_code = $region and missing.unit = '' and missing.value is null
order by grid.measure, grid.survey_year
