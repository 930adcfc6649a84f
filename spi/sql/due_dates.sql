-- Which due dates has one action had, and why was each moved?
-- Grain: one row per due date that was set, oldest first; the first stands for ever. slipped: is it later than the one before?
with told as (
    select seq, happened_at, actor, reason, try_cast((facts ->> '$.due') as date) as due
    from event
    where kind = 'action' and subject = $action and region_code = $region and survey_year = $year and happened_at <= $at
)
select
    seq, happened_at, actor, reason, due,
    coalesce(due > lag(due) over (order by seq), false) as slipped
from told
where due is not null
order by seq
