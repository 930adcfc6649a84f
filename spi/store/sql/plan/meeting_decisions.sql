-- Which actions of a plan did a meeting change, by the reason that it gave?
-- Grain: one row per event of an action whose reason begins with $meeting, oldest first.
select subject as action_id, reason
from event
where kind = 'action' and region_code = $region and survey_year = $year and starts_with(reason, $meeting)
order by seq
