-- Where do sources disagree about a figure?
-- Grain: one row per figure of a disputed year, region, unit and measure.
with disputed as (
    select survey_year, region_code, unit, measure
    from figure
    where value is not null or reason = 'tidak_dipublikasikan'
    group by all
    having count(distinct value) + max((value is null)::integer) > 1
)
select
    figure.survey_year, figure.region_code, region.short_name as region, figure.unit, figure.measure, figure.printed,
    figure.value, figure.decimals, figure.reason, figure.preferred, preferred.value as preferred_value, figure.source_id, source.outlet, source.published, source.url, figure.grade, figure.note
from disputed
join figure using (survey_year, region_code, unit, measure)
join preferred_figure preferred using (survey_year, region_code, unit, measure)
join source on source.source_id = figure.source_id
join region on region.region_code = figure.region_code
order by figure.survey_year desc, figure.region_code, figure.unit, figure.measure, preferred desc, figure.value desc
