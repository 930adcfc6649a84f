-- What was handed in as evidence for the actions of a plan, as of a moment?
-- Grain: one row per piece of evidence that is not withdrawn, oldest first. link or file_name with sha256 and bytes.
select
    subject as evidence_id, arg_max(facts ->> '$.action', seq) as action_id, arg_max(facts ->> '$.title', seq) as title,
    arg_max(facts ->> '$.link', seq) as link, arg_max(facts ->> '$.file_name', seq) as file_name,
    arg_max(facts ->> '$.sha256', seq) as sha256, try_cast(arg_max(facts ->> '$.bytes', seq) as bigint) as bytes,
    min(happened_at) as handed_in_at, arg_min(actor, seq) as handed_in_by, max(seq) as last_seq
from event
where kind = 'evidence' and region_code = $region and survey_year = $year and happened_at <= $at
group by subject
having coalesce(arg_max(facts ->> '$.withdrawn', seq), '') = ''
order by min(seq)
