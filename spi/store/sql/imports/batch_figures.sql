-- Which figures did one batch bring, and are they in use?
-- Grain: one row per figure of the batch.
select
    figure.survey_year, region.short_name as region, figure.unit, figure.measure, figure.value, figure.reason,
    figure.preferred, figure.location
from figure
join region using (region_code)
where figure.batch_id = $batch
order by figure.survey_year, figure.region_code, figure.unit, figure.measure
