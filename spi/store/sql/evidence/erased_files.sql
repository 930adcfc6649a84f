-- Of which files that were handed in was the content deleted, when and by whom, as long as nobody handed it in again?
-- Grain: one row per checksum.
with named as (
    select facts ->> '$.sha256' as sha256, max(seq) as seq
    from event
    where kind in ('evidence', 'cycle_step') and coalesce(facts ->> '$.sha256', '') <> ''
    group by 1
)
select e.subject as sha256, max(e.happened_at) as erased_at, arg_max(e.actor, e.seq) as erased_by
from event e
left join named n on n.sha256 = e.subject
where e.kind = 'attachment' and e.operation = 'erase_file'
group by e.subject
having max(e.seq) > coalesce(max(n.seq), 0)
order by 1
