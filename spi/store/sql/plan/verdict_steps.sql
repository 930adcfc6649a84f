-- How many actions of a plan were there, claimed done, verified and validated, day by day, as of a moment?
-- Grain: one row per day on which one of the counts moved, oldest first; the counts are those at the end of the day. A
-- verdict taken back lowers them again, and so does an action withdrawn. An action that was carried over arrives on the day on
-- which it was, with the verdicts it had. Events that speak of none of them are left out early.
with verdict_event as (
    select
        subject, day, arg_max(f.claim, seq) as claim, arg_max(f.verification, seq) as verification,
        arg_max(f.validation, seq) as validation, arg_max(f.withdrawn, seq) as withdrawn
    from (
        select
            subject, seq,
            greatest(
                cast(happened_at as date),
                min(cast(happened_at as date)) filter (survey_year = $year) over (partition by subject)
            ) as day,
            bool_or(survey_year = $year) over (partition by subject) as planned,
            from_json(facts, '{"claim": "VARCHAR", "verification": "VARCHAR", "validation": "VARCHAR",
                "withdrawn": "VARCHAR"}') as f
        from event
        where kind = 'action' and region_code = $region and survey_year <= $year and happened_at <= $at
            and (operation = 'create' or regexp_matches(facts, '"(claim|verification|validation|withdrawn)":'))
    )
    where planned
    group by subject, day
),
standing as (
    select
        subject, day,
        case when coalesce(last_value(withdrawn ignore nulls) over past, '') = '' then 1 else 0 end as there,
        case when last_value(claim ignore nulls) over past = 'done' then 1 else 0 end as claimed,
        case when last_value(verification ignore nulls) over past = 'conform' then 1 else 0 end as verified,
        case when last_value(validation ignore nulls) over past = 'accepted' then 1 else 0 end as validated
    from verdict_event
    window past as (partition by subject order by day rows between unbounded preceding and current row)
),
step as (
    select
        day, there - coalesce(lag(there) over before, 0) as total,
        there * claimed - coalesce(lag(there * claimed) over before, 0) as claimed,
        there * verified - coalesce(lag(there * verified) over before, 0) as verified,
        there * validated - coalesce(lag(there * validated) over before, 0) as validated
    from standing
    window before as (partition by subject order by day)
),
daily as (
    select day, sum(total) as total, sum(claimed) as claimed, sum(verified) as verified, sum(validated) as validated
    from step
    group by day
    having sum(total) <> 0 or sum(claimed) <> 0 or sum(verified) <> 0 or sum(validated) <> 0
)
select
    day, cast(sum(claimed) over so_far as integer) as claimed, cast(sum(verified) over so_far as integer) as verified,
    cast(sum(validated) over so_far as integer) as validated, cast(sum(total) over so_far as integer) as total
from daily
window so_far as (order by day)
order by day
