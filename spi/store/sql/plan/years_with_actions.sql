-- Of which survey years has a government actions in its follow-up plan, as of a moment?
-- Grain: one row per survey year, the oldest first.
select distinct survey_year
from event
where kind = 'action' and region_code = $region and happened_at <= $at
order by survey_year
