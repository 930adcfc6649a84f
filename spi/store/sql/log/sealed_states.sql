-- How did each import and each choice of a source stand when it was last sealed?
-- Grain: one row per subject, by the number of its first event; adopted: were its first events those of an earlier version,
-- which sealed neither?
select
    kind, subject, arg_max(facts, seq) as facts, bool_or(operation = 'adopt') as adopted, min(happened_at) as first_sealed
from event
where kind in ('import', 'choice')
group by kind, subject
order by min(seq)
