-- What is the state of every action of a follow-up plan, as of a moment?
-- Grain: one row per action that is not withdrawn, by number. claim, verification, validation are null where nothing was
-- said; evidence counts what was not withdrawn; first_due stands for ever, slips counts moves to a later day.
with told as (
    select
        subject, seq, happened_at, actor,
        from_json(facts, '{"number": "INTEGER", "title": "VARCHAR", "source": "VARCHAR", "output": "VARCHAR",
            "measure": "VARCHAR", "parts": ["VARCHAR"], "themes": ["VARCHAR"], "finding": "VARCHAR", "opd": "VARCHAR",
            "supporting": ["VARCHAR"], "start": "VARCHAR", "due": "VARCHAR", "strength": "VARCHAR", "progress": "VARCHAR",
            "claim": "VARCHAR", "claim_note": "VARCHAR", "verification": "VARCHAR", "verification_note": "VARCHAR",
            "validation": "VARCHAR", "validation_note": "VARCHAR", "withdrawn": "VARCHAR"}') as f
    from event
    where kind = 'action' and region_code = $region and survey_year = $year and happened_at <= $at
),
due as (
    select subject, seq, f.due as due, lag(f.due) over (partition by subject order by seq) as before
    from told
    where f.due <> ''
),
moved as (
    select
        subject, arg_min(due, seq) as first_due, count(*) filter (due <> before) as moves,
        count(*) filter (due > before) as slips
    from due
    group by subject
),
handed_in as (
    select action, count(*) as evidence
    from (
        select
            arg_max(facts ->> '$.action', seq) filter (facts ->> '$.action' is not null) as action,
            coalesce(arg_max(facts ->> '$.withdrawn', seq), '') as withdrawn
        from event
        where kind = 'evidence' and region_code = $region and survey_year = $year and happened_at <= $at
        group by subject
    )
    where withdrawn = ''
    group by action
)
select
    told.subject as action_id, arg_max(f.number, told.seq) as number, arg_max(f.title, told.seq) as title,
    arg_max(f.source, told.seq) as source, arg_max(f.output, told.seq) as output, arg_max(f.measure, told.seq) as measure,
    coalesce(arg_max(f.parts, told.seq), []) as parts, coalesce(arg_max(f.themes, told.seq), []) as themes,
    arg_max(f.finding, told.seq) as finding, coalesce(arg_max(f.opd, told.seq), '') as opd,
    coalesce(arg_max(f.supporting, told.seq), []) as supporting, try_cast(arg_max(f.start, told.seq) as date) as start,
    try_cast(any_value(moved.first_due) as date) as first_due, try_cast(arg_max(f.due, told.seq) as date) as due,
    coalesce(any_value(moved.moves), 0) as moves, coalesce(any_value(moved.slips), 0) as slips,
    nullif(arg_max(f.strength, told.seq), '') as strength, try_cast(arg_max(f.progress, told.seq) as integer) as progress,
    nullif(nullif(arg_max(f.claim, told.seq), ''), 'none') as claim, arg_max(f.claim_note, told.seq) as claim_note,
    max(told.happened_at) filter (f.claim is not null) as claimed_at,
    arg_max(told.actor, told.seq) filter (f.claim is not null) as claimed_by,
    nullif(nullif(arg_max(f.verification, told.seq), ''), 'none') as verification,
    arg_max(f.verification_note, told.seq) as verification_note,
    max(told.happened_at) filter (f.verification is not null) as verified_at,
    arg_max(told.actor, told.seq) filter (f.verification is not null) as verified_by,
    nullif(nullif(arg_max(f.validation, told.seq), ''), 'none') as validation,
    arg_max(f.validation_note, told.seq) as validation_note,
    max(told.happened_at) filter (f.validation is not null) as validated_at,
    arg_max(told.actor, told.seq) filter (f.validation is not null) as validated_by,
    coalesce(any_value(handed_in.evidence), 0) as evidence, max(told.seq) as last_seq, max(told.happened_at) as last_at,
    arg_max(told.actor, told.seq) as last_actor
from told
left join moved on moved.subject = told.subject
left join handed_in on handed_in.action = told.subject
group by told.subject
having coalesce(arg_max(f.withdrawn, told.seq), '') = ''
order by number nulls last, action_id
