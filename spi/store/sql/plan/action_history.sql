-- What was done to one action of a follow-up plan and to its evidence, by whom, when and why?
-- Grain: one row per event, newest first. One that was carried over brings its earlier events along, and the older plan tells
-- where it went.
with plan_event as (
    select seq, happened_at, actor, role, kind, subject, operation, facts, reason
    from event
    where region_code = $region and (survey_year <= $year or operation = 'carry') and happened_at <= $at
),
handed_in as (
    select distinct subject
    from plan_event
    where kind in ('evidence', 'attachment') and contains(facts, $action) and (facts ->> '$.action') = $action
)
select seq, happened_at, actor, role, kind, subject, operation, facts, reason
from plan_event
where subject = $action or subject in (from handed_in)
order by seq desc
