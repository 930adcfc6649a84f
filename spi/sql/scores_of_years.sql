-- Which scores does every government have in the given survey years?
-- Grain: one row per survey year and region.
select survey_year, region_code, index, internal, external, expert, correction_conduct, correction_facts
from score
where survey_year in (select unnest($years))
order by survey_year, region_code
