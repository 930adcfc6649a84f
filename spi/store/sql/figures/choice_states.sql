-- Which sources did somebody choose, as it was written down?
-- Grain: one row per choice, by number.
select
    choice_id, survey_year, region_code, unit, measure, source_id, actor, reason,
    strftime(chosen_at, '%Y-%m-%dT%H:%M:%S.%f') as chosen_at
from preference_choice
order by choice_id
