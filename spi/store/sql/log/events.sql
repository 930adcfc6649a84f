-- What was done in a follow-up plan, by whom, when and why?
-- Grain: one row per event, newest first; of one subject where $subject is given.
select
    seq, happened_at, actor, role, kind, subject, operation, facts, reason, hash
from event
where (region_code, survey_year) in ((cast($region as varchar), cast($year as integer)))
    and (cast($subject as varchar) is null or subject = $subject)
    and happened_at <= $at
order by seq desc
