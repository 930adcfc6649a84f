-- Which survey years has a region figures of?
-- Grain: one row per survey year.
select distinct survey_year
from figure
where region_code = $region
order by survey_year
