-- What is the state of every action of a follow-up plan, as of a moment?
-- Grain: one row per action that is not withdrawn, by number. claim, verification, validation are null where nothing was
-- said; evidence counts what was not withdrawn; first_due stands for ever, slips counts moves to a later day. Lists are JSON
-- text: as lists they would take a third of the time of the whole answer. An action is in every plan that has an event of it: one
-- that was carried over brings its earlier events along (carried_from), and stays in the older plan as it was then (carried_to).
with event_facts as (
    select
        subject, seq, happened_at, actor, survey_year,
        from_json(facts, '{"number": "INTEGER", "title": "VARCHAR", "source": "VARCHAR", "output": "VARCHAR",
            "measure": "VARCHAR", "parts": "JSON", "themes": "JSON", "finding": "VARCHAR", "opd": "VARCHAR",
            "supporting": "JSON", "start": "VARCHAR", "due": "VARCHAR", "strength": "VARCHAR", "progress": "VARCHAR",
            "claim": "VARCHAR", "claim_note": "VARCHAR", "verification": "VARCHAR", "verification_note": "VARCHAR",
            "validation": "VARCHAR", "validation_note": "VARCHAR", "withdrawn": "VARCHAR", "carried_from": "INTEGER"}') as f
    from event
    where kind = 'action' and region_code = $region and survey_year <= $year and happened_at <= $at
),
newest as (  -- arg_max leaves out the events that do not speak of a field
    select
        subject, max(seq) as last_seq, max(happened_at) as last_at, arg_max(actor, seq) as last_actor,
        arg_max(f.number, seq) as number, arg_max(f.title, seq) as title, arg_max(f.source, seq) as source,
        arg_max(f.output, seq) as output, arg_max(f.measure, seq) as measure, arg_max(f.parts, seq) as parts,
        arg_max(f.themes, seq) as themes, arg_max(f.finding, seq) as finding, arg_max(f.opd, seq) as opd,
        arg_max(f.supporting, seq) as supporting, arg_max(f.start, seq) as start, arg_max(f.due, seq) as due,
        arg_max(f.strength, seq) as strength, arg_max(f.progress, seq) as progress, arg_max(f.claim, seq) as claim,
        arg_max(f.claim_note, seq) as claim_note, arg_max(f.verification, seq) as verification,
        arg_max(f.verification_note, seq) as verification_note, arg_max(f.validation, seq) as validation,
        arg_max(f.validation_note, seq) as validation_note, arg_max(f.carried_from, seq) as carried_from,
        max(happened_at) filter (f.claim is not null) as claimed_at,
        arg_max(actor, seq) filter (f.claim is not null) as claimed_by,
        max(happened_at) filter (f.verification is not null) as verified_at,
        arg_max(actor, seq) filter (f.verification is not null) as verified_by,
        max(happened_at) filter (f.validation is not null) as validated_at,
        arg_max(actor, seq) filter (f.validation is not null) as validated_by
    from event_facts
    group by subject
    having max(survey_year) = $year and coalesce(arg_max(f.withdrawn, seq), '') = ''
),
carried as (
    select subject, min(survey_year) as carried_to
    from (
        select subject, survey_year
        from event
        where kind = 'action' and region_code = $region and survey_year > $year and happened_at <= $at
        group by subject, survey_year
        having coalesce(arg_max(facts ->> '$.withdrawn', seq), '') = ''
    )
    group by subject
),
moved as (
    select
        subject, arg_min(due, seq) as first_due, count(*) filter (due <> before) as moves,
        count(*) filter (due > before) as slips
    from (
        select subject, seq, due, lag(due) over (partition by subject order by seq) as before
        from (
            select subject, seq, facts ->> '$.due' as due
            from event
            where kind = 'action' and region_code = $region and survey_year <= $year and happened_at <= $at
                and contains(facts, '"due":')
        )
        where due <> ''
    )
    group by subject
),
handed_in as (
    select action, count(*) as evidence
    from (
        select arg_max(f.action, seq) as action, arg_max(f.withdrawn, seq) as withdrawn
        from (
            select subject, seq, from_json(facts, '{"action": "VARCHAR", "withdrawn": "VARCHAR"}') as f
            from event
            where kind = 'evidence' and region_code = $region and survey_year <= $year and happened_at <= $at
        )
        group by subject
    )
    where coalesce(withdrawn, '') = ''
    group by action
)
select
    newest.subject as action_id, number, title, source, output, measure, coalesce(parts, '[]') as parts,
    coalesce(themes, '[]') as themes, finding, coalesce(opd, '') as opd, coalesce(supporting, '[]') as supporting,
    try_cast(start as date) as start, try_cast(moved.first_due as date) as first_due, try_cast(due as date) as due,
    coalesce(moves, 0) as moves, coalesce(slips, 0) as slips, nullif(strength, '') as strength,
    try_cast(progress as integer) as progress, nullif(nullif(claim, ''), 'none') as claim, claim_note, claimed_at, claimed_by,
    nullif(nullif(verification, ''), 'none') as verification, verification_note, verified_at, verified_by,
    nullif(nullif(validation, ''), 'none') as validation, validation_note, validated_at, validated_by,
    coalesce(evidence, 0) as evidence, carried_from, carried_to, last_seq, last_at, last_actor
from newest
left join carried using (subject)
left join moved using (subject)
left join handed_in on handed_in.action = newest.subject
order by number nulls last, action_id
