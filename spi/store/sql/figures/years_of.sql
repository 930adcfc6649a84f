-- Which survey years has a batch or a region figures of?
-- Grain: one row per survey year; $batch or $region is null.
select distinct survey_year
from figure
where batch_id = $batch or region_code = $region
order by survey_year
