-- Which scores does one government (or benchmark) have, year by year?
-- Grain: one row per survey year known to the store; scores are null where unknown.
with years as (select distinct survey_year from score)
select
    years.survey_year, score.index, score.internal, score.external, score.expert,
    score.correction_conduct, score.correction_facts, score.correction_total
from years
left join score on score.survey_year = years.survey_year and score.region_code = $region
order by years.survey_year
