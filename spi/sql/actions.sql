-- What is the state of every action of a follow-up plan, as of a moment?
-- Grain: one row per action that is not withdrawn, by number. claim, verification, validation are null where nothing was
-- said; evidence counts what was not withdrawn; first_due stands for ever, slips counts moves to a later day.
with said as (
    select subject, seq, happened_at, actor, unnest(map_keys(facts)) as field, unnest(map_values(facts)) as value
    from (
        select subject, seq, happened_at, actor, from_json(facts, '"MAP(VARCHAR, JSON)"') as facts
        from event
        where kind = 'action' and region_code = $region and survey_year = $year and happened_at <= $at
    )
),
newest as (
    select
        subject, field, arg_max(value, seq) as value, max(seq) as seq, max(happened_at) as happened_at,
        arg_max(actor, seq) as actor
    from said
    group by subject, field
),
told as (
    select
        subject, max(seq) as last_seq, max(happened_at) as last_at, arg_max(actor, seq) as last_actor,
        max(happened_at) filter (field = 'claim') as claimed_at, any_value(actor) filter (field = 'claim') as claimed_by,
        max(happened_at) filter (field = 'verification') as verified_at,
        any_value(actor) filter (field = 'verification') as verified_by,
        max(happened_at) filter (field = 'validation') as validated_at,
        any_value(actor) filter (field = 'validation') as validated_by,
        from_json('{' || string_agg(to_json(field) || ':' || value, ',') || '}', '{"number": "INTEGER", "title": "VARCHAR",
            "source": "VARCHAR", "output": "VARCHAR", "measure": "VARCHAR", "parts": ["VARCHAR"], "themes": ["VARCHAR"],
            "finding": "VARCHAR", "opd": "VARCHAR", "supporting": ["VARCHAR"], "start": "VARCHAR", "due": "VARCHAR",
            "strength": "VARCHAR", "progress": "VARCHAR", "claim": "VARCHAR", "claim_note": "VARCHAR",
            "verification": "VARCHAR", "verification_note": "VARCHAR", "validation": "VARCHAR",
            "validation_note": "VARCHAR"}') as f
    from newest
    group by subject
    having coalesce(any_value(value ->> '$') filter (field = 'withdrawn'), '') = ''
),
due as (
    select subject, seq, value ->> '$' as due, lag(value ->> '$') over (partition by subject order by seq) as before
    from said
    where field = 'due' and (value ->> '$') <> ''
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
        select arg_max(f.action, seq) as action, arg_max(f.withdrawn, seq) as withdrawn
        from (
            select subject, seq, from_json(facts, '{"action": "VARCHAR", "withdrawn": "VARCHAR"}') as f
            from event
            where kind = 'evidence' and region_code = $region and survey_year = $year and happened_at <= $at
        )
        group by subject
    )
    where coalesce(withdrawn, '') = ''
    group by action
)
select
    told.subject as action_id, f.number, f.title, f.source, f.output, f.measure, coalesce(f.parts, []) as parts,
    coalesce(f.themes, []) as themes, f.finding, coalesce(f.opd, '') as opd, coalesce(f.supporting, []) as supporting,
    try_cast(f.start as date) as start, try_cast(moved.first_due as date) as first_due, try_cast(f.due as date) as due,
    coalesce(moved.moves, 0) as moves, coalesce(moved.slips, 0) as slips, nullif(f.strength, '') as strength,
    try_cast(f.progress as integer) as progress, nullif(nullif(f.claim, ''), 'none') as claim, f.claim_note, claimed_at,
    claimed_by, nullif(nullif(f.verification, ''), 'none') as verification, f.verification_note, verified_at, verified_by,
    nullif(nullif(f.validation, ''), 'none') as validation, f.validation_note, validated_at, validated_by,
    coalesce(handed_in.evidence, 0) as evidence, last_seq, last_at, last_actor
from told
left join moved on moved.subject = told.subject
left join handed_in on handed_in.action = told.subject
order by f.number nulls last, action_id
