-- Which shares of findings were written down of a government, as of a moment?
-- Grain: one row per survey year and part of the index that was not withdrawn; percent from 0 to 100, small is good.
select
    survey_year, arg_max(facts ->> '$.part', seq) as part, cast(arg_max(facts ->> '$.percent', seq) as double) as percent,
    try_cast(arg_max(facts ->> '$.indicators', seq) as integer) as indicators, arg_max(facts ->> '$.source', seq) as source,
    arg_max(actor, seq) as actor, max(happened_at) as happened_at, max(seq) as last_seq
from event
where kind = 'risk' and region_code = $region and happened_at <= $at
group by survey_year, subject
having coalesce(arg_max(facts ->> '$.withdrawn', seq), '') = ''
order by survey_year, part
