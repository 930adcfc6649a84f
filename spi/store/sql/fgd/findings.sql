-- What was said in the mini FGD of a plan, as of a moment?
-- Grain: one row per finding that is not withdrawn and whose session is not, oldest first. role is empty where fewer than
-- $fewest people of the session have it: then only the side is told.
with session as (
    select
        subject as session_id, arg_max(facts ->> '$.side', seq) as side, arg_max(facts ->> '$.date', seq) as date,
        coalesce(arg_max(facts ->> '$.roles', seq), '{}') as roles
    from event
    where kind = 'session' and region_code = $region and survey_year = $year and happened_at <= $at
    group by subject
    having coalesce(arg_max(facts ->> '$.withdrawn', seq), '') = ''
),
event_facts as (
    select
        subject, seq, actor,
        from_json(facts, '{"session": "VARCHAR", "quote": "VARCHAR", "part": "VARCHAR", "theme": "VARCHAR",
            "times": "VARCHAR", "role": "VARCHAR", "whys": "VARCHAR", "withdrawn": "VARCHAR"}') as f
    from event
    where kind = 'finding' and region_code = $region and survey_year = $year and happened_at <= $at
),
finding as (
    select
        subject as finding_id, arg_max(f.session, seq) as session_id, arg_max(f.quote, seq) as quote,
        arg_max(f.part, seq) as part, arg_max(f.theme, seq) as theme,
        coalesce(try_cast(arg_max(f.times, seq) as integer), 1) as times, coalesce(arg_max(f.role, seq), '') as role,
        coalesce(from_json(arg_max(f.whys, seq), '["VARCHAR"]'), []) as whys, min(seq) as first_seq, max(seq) as last_seq,
        arg_min(actor, seq) as actor
    from event_facts
    group by subject
    having coalesce(arg_max(f.withdrawn, seq), '') = ''
)
select
    finding_id, session_id, try_cast(session.date as date) as date, session.side, part, theme, times, quote, whys,
    case when coalesce(cast(cast(session.roles as json) as map(varchar, integer))[role], 0) >= $fewest then role else '' end as role,
    actor, last_seq
from finding
join session using (session_id)
order by first_seq
