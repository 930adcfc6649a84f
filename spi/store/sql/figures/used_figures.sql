-- Which figures are in use in the given survey years, and from which source?
-- Grain: one row per survey year, region, unit and measure.
select survey_year, region_code, unit, measure, value, reason, outlet, source_id
from preferred_figure
where survey_year in (select unnest($years))
order by survey_year, region_code, unit, measure
