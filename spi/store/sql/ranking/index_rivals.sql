-- Whose index is disputed (its sources differ by more than $tolerance points) or doubtful, and by which figures?
-- Grain: one row per such figure of a survey year, the one in use first. A source that somebody chose settles it; so does the
-- same figure rounded or cut to fewer decimals. A figure of doubtful grade is no rival of a better one; alone it makes the
-- index doubtful.
with told as (
    select
        figure.survey_year, figure.region_code, figure.value, figure.decimals, figure.preferred, figure.source_id,
        coalesce(grade.last_resort, false) as last_resort
    from figure
    left join grade using (grade)
    where figure.unit = '' and figure.measure = 'index' and figure.value is not null
), used as (
    select told.survey_year, told.region_code, told.value, told.decimals, told.last_resort, chosen.source_id is not null as settled
    from told
    left join chosen_source chosen
        on (chosen.survey_year, chosen.region_code, chosen.unit, chosen.measure, chosen.source_id)
            = (told.survey_year, told.region_code, '', 'index', told.source_id)
    where told.preferred
), rivals as (
    select told.survey_year, told.region_code, told.source_id
    from told
    join used using (survey_year, region_code)
    where not told.preferred and not told.last_resort and not used.settled and round(abs(told.value - used.value), 6) > $tolerance
        and round(told.value, least(told.decimals, used.decimals)) <> round(used.value, least(told.decimals, used.decimals))
        and trunc(told.value + 1e-9, least(told.decimals, used.decimals))
            <> trunc(used.value + 1e-9, least(told.decimals, used.decimals))
)
select
    told.survey_year, told.region_code, region.short_name as region, told.value, source.outlet,
    used.last_resort and not used.settled as doubtful
from told
join used using (survey_year, region_code)
join region using (region_code)
join source using (source_id)
where (told.survey_year, told.region_code, told.source_id) in (select (survey_year, region_code, source_id) from rivals)
    or (
        told.preferred
        and ((told.survey_year, told.region_code) in (select (survey_year, region_code) from rivals)
            or (used.last_resort and not used.settled))
    )
order by told.survey_year, told.region_code, told.preferred desc, told.value desc, told.source_id
