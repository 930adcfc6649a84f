-- Which root-cause themes can be chosen, as of a moment?
-- Grain: one row per theme, oldest first; withdrawn ones keep their name for the findings that have it.
select
    subject as theme, arg_max(facts ->> '$.name', seq) as name,
    coalesce(arg_max(facts ->> '$.withdrawn', seq), '') <> '' as withdrawn, max(seq) as last_seq
from event
where kind = 'theme' and happened_at <= $at
group by subject
order by min(seq)
