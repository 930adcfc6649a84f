-- What stands of the records of one kind of a government, as of a moment?
-- Grain: one row per record that was not withdrawn, oldest first; facts is JSON, whole in each event of a record. Of one survey
-- year where $year is given.
select
    subject as record_id, survey_year, arg_max(facts, seq) as facts, arg_min(actor, seq) as made_by, min(happened_at) as made_at,
    arg_max(actor, seq) as last_actor, max(happened_at) as last_at, max(seq) as last_seq
from event
where kind = $kind and region_code = $region and (cast($year as integer) is null or survey_year = $year)
    and happened_at <= $at
group by subject, survey_year
having arg_max(operation, seq) <> 'withdraw'
order by min(seq)
