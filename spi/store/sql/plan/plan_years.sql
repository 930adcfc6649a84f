-- In the plans of which survey years did a government have actions, as of a moment?
-- Grain: one row per survey year with an action that was not withdrawn, the newest first; actions counts them.
select survey_year, count(*) as actions
from (
    select survey_year, subject
    from event
    where kind = 'action' and region_code = $region and happened_at <= $at
    group by survey_year, subject
    having coalesce(arg_max(facts ->> '$.withdrawn', seq), '') = ''
)
group by survey_year
order by survey_year desc
