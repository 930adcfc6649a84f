-- Which due dates has one action had, and why was each moved?
-- Grain: one row per due date that was set, oldest first; the first stands for ever. Older logs also hold events that emptied
-- it: there due is null. slipped: is it later than the one set before?
with due_event as (
    select seq, happened_at, actor, reason, facts ->> '$.due' as due_text, try_cast((facts ->> '$.due') as date) as due
    from event
    where kind = 'action' and subject = $action and region_code = $region and survey_year <= $year and happened_at <= $at
),
dated as (
    select *, last_value(due ignore nulls) over (order by seq rows between unbounded preceding and 1 preceding) as before
    from due_event
)
select seq, happened_at, actor, reason, due, coalesce(due > before, false) as slipped
from dated
where due is not null or (due_text = '' and before is not null)
order by seq
