-- Which simulations of a plan's result were kept, as of a moment?
-- Grain: one row per simulation that is not withdrawn, oldest first; scores is JSON, part -> points. kind: simulation; operations:
-- create and withdraw.
select
    subject as simulation_id, arg_max(facts ->> '$.name', seq) as name, arg_max(facts ->> '$.scores', seq) as scores,
    arg_min(actor, seq) as actor, min(happened_at) as made_at, max(seq) as last_seq
from event
where kind = 'simulation' and region_code = $region and survey_year = $year and happened_at <= $at
group by subject
having coalesce(arg_max(facts ->> '$.withdrawn', seq), '') = ''
order by min(seq)
