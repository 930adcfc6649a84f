-- Which files did the people of a government hand in of which nothing that stands speaks any more, and whose content is kept?
-- Grain: one row per checksum, the last withdrawn first. What any government's evidence or letter still names is left out, as is
-- what was deleted already. action_id: of evidence.
with named as (
    select
        seq, happened_at, actor, region_code, survey_year, kind, subject, operation, facts ->> '$.sha256' as sha256,
        facts ->> '$.file_name' as file_name, facts ->> '$.bytes' as bytes, facts ->> '$.action' as action_id,
        facts ->> '$.withdrawn' as withdrawn
    from event
    where kind in ('evidence', 'cycle_step')
),
-- Of evidence its file until it is withdrawn; of a record what its newest event says, which is nothing once it is withdrawn.
now_named as (
    select
        case
            when kind = 'cycle_step' then arg_max_null(sha256, seq)
            when coalesce(arg_max(withdrawn, seq), '') = '' then arg_max(sha256, seq)
        end as sha256
    from named
    group by kind, subject
),
erased as (
    select subject as sha256, max(seq) as seq
    from event
    where kind = 'attachment' and operation = 'erase_file'
    group by subject
),
last_named as (
    select
        sha256, max(seq) as seq, arg_max(file_name, seq) as file_name, arg_max(bytes, seq)::bigint as bytes,
        arg_max(survey_year, seq) as survey_year, arg_max(kind, seq) as kind, arg_max(subject, seq) as subject,
        arg_max(action_id, seq) as action_id, arg_max(actor, seq) as handed_in_by, max(happened_at) as handed_in_at
    from named
    where region_code = $region and coalesce(sha256, '') <> ''
    group by sha256
)
select
    f.sha256, f.file_name, f.bytes, f.survey_year, f.kind, f.action_id, f.handed_in_by, f.handed_in_at,
    min(n.happened_at) as withdrawn_at, arg_min(n.actor, n.seq) as withdrawn_by
from last_named f
join named n on n.kind = f.kind and n.subject = f.subject and n.seq > f.seq
where f.sha256 not in (select sha256 from now_named where sha256 is not null)
    and f.seq > coalesce((select e.seq from erased e where e.sha256 = f.sha256), 0)
group by all
order by withdrawn_at desc, f.sha256
