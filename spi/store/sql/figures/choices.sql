-- Which sources did somebody choose over the stated rule, why, and which of these choices holds?
-- Grain: one row per choice, newest first; source_id is null where a choice was taken back. state: berlaku, diganti
-- (a newer choice), tanpa sumber (its source has no value any more), dikembalikan (the choice was to go back to the rule).
with numbered as (
    select
        choice.*,
        choice.choice_id = max(choice.choice_id) over (
            partition by choice.survey_year, choice.region_code, choice.unit, choice.measure
        ) as newest
    from preference_choice choice
)
select
    choice.choice_id, choice.survey_year, choice.region_code, region.short_name as region, choice.unit, choice.measure,
    choice.source_id, source.outlet, choice.actor, choice.reason, choice.chosen_at,
    case
        when not choice.newest then 'diganti'
        when choice.source_id is null then 'dikembalikan'
        when figure.value is null then 'tanpa sumber'
        else 'berlaku'
    end as state
from numbered choice
left join region using (region_code)
left join source on source.source_id = choice.source_id
left join figure
    on (figure.survey_year, figure.region_code, figure.unit, figure.measure, figure.source_id)
        = (choice.survey_year, choice.region_code, choice.unit, choice.measure, choice.source_id)
order by choice.choice_id desc
