-- What was handed in as evidence for the actions of a plan, as of a moment?
-- Grain: one row per piece of evidence that is not withdrawn, oldest first; of an action that was carried over,
-- with what was handed in before. link or file_name with sha256 and bytes.
select
    subject as evidence_id, arg_max(f.action, seq) as action_id, arg_max(f.title, seq) as title, arg_max(f.link, seq) as link,
    arg_max(f.file_name, seq) as file_name, arg_max(f.sha256, seq) as sha256, try_cast(arg_max(f.bytes, seq) as bigint) as bytes,
    min(happened_at) as handed_in_at, arg_min(actor, seq) as handed_in_by, max(seq) as last_seq
from (
    select
        subject, seq, happened_at, actor,
        from_json(facts, '{"action": "VARCHAR", "title": "VARCHAR", "link": "VARCHAR", "file_name": "VARCHAR",
            "sha256": "VARCHAR", "bytes": "VARCHAR", "withdrawn": "VARCHAR"}') as f
    from event
    where kind = 'evidence' and region_code = $region and survey_year <= $year and happened_at <= $at
)
group by subject
having coalesce(arg_max(f.withdrawn, seq), '') = ''
    and arg_max(f.action, seq) in (
        select subject
        from event
        where kind = 'action' and region_code = $region and survey_year = $year and happened_at <= $at
    )
order by min(seq)
