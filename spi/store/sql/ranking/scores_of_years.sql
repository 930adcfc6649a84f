-- Which scores does every government have in the given survey years?
-- Grain: one row per survey year and region. A mean of many obeys no formula and is left out.
select
    score.survey_year, score.region_code, score.index, score.internal, score.external, score.expert, score.correction_conduct,
    score.correction_facts
from score
left join region using (region_code)
where score.survey_year in (select unnest($years)) and region.kind is distinct from 'rata-rata'
order by score.survey_year, score.region_code
