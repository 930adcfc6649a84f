-- Which figures did one batch bring, and are they in use?
-- Grain: one row per figure of the batch; the measure of another index is its code.
select
    figure.survey_year, region.short_name as region, figure.unit, figure.measure, figure.value, figure.reason,
    figure.preferred, figure.location
from figure
join region using (region_code)
where figure.batch_id = $batch
union all
select
    figure.survey_year, region.short_name, '', figure.index_code, figure.value, null, figure.source_id = used.source_id,
    figure.location
from other_figure figure
join region using (region_code)
left join other_figure_in_use used using (index_code, survey_year, region_code)
where figure.batch_id = $batch
order by survey_year, region, unit, measure
