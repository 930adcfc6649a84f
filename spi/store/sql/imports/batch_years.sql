-- Which survey years has a batch figures of?
-- Grain: one row per survey year.
select distinct survey_year
from figure
where batch_id = $batch
order by survey_year
