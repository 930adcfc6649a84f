-- Which mini FGD sessions were held for a plan, as of a moment?
-- Grain: one row per session that is not withdrawn, oldest first, of one day the first begun; roles is JSON, role -> number of people.
select
    subject as session_id, try_cast(arg_max(facts ->> '$.date', seq) as date) as date,
    arg_max(facts ->> '$.place', seq) as place, arg_max(facts ->> '$.side', seq) as side,
    arg_max(facts ->> '$.facilitator', seq) as facilitator,
    try_cast(arg_max(facts ->> '$.participants', seq) as integer) as participants,
    coalesce(arg_max(facts ->> '$.roles', seq), '{}') as roles, max(seq) as last_seq
from event
where kind = 'session' and region_code = $region and survey_year = $year and happened_at <= $at
group by subject
having coalesce(arg_max(facts ->> '$.withdrawn', seq), '') = ''
order by date, min(seq)
