-- Whose index is disputed (its sources differ by more than $tolerance points) or doubtful, and by which figures?
-- Grain: one row per such figure of a survey year, the one in use first. A source that somebody chose settles it; so does the
-- same figure rounded or cut to fewer decimals. A figure of doubtful grade is no rival of a better one; alone it makes the
-- index doubtful.
with index_figure as (
    select
        figure.survey_year, figure.region_code, figure.value, figure.decimals, figure.preferred, figure.source_id,
        coalesce(grade.last_resort, false) as last_resort
    from figure
    left join grade using (grade)
    where figure.unit = '' and figure.measure = 'index' and figure.value is not null
), used as (
    select index_figure.survey_year, index_figure.region_code, index_figure.value, index_figure.decimals, index_figure.last_resort, chosen.source_id is not null as settled
    from index_figure
    left join chosen_source chosen
        on (chosen.survey_year, chosen.region_code, chosen.unit, chosen.measure, chosen.source_id)
            = (index_figure.survey_year, index_figure.region_code, '', 'index', index_figure.source_id)
    where index_figure.preferred
), rivals as (
    select index_figure.survey_year, index_figure.region_code, index_figure.source_id
    from index_figure
    join used using (survey_year, region_code)
    where not index_figure.preferred and not index_figure.last_resort and not used.settled and round(abs(index_figure.value - used.value), 6) > $tolerance
        and round(index_figure.value, least(index_figure.decimals, used.decimals)) <> round(used.value, least(index_figure.decimals, used.decimals))
        and trunc(index_figure.value + 1e-9, least(index_figure.decimals, used.decimals))
            <> trunc(used.value + 1e-9, least(index_figure.decimals, used.decimals))
)
select
    index_figure.survey_year, index_figure.region_code, region.short_name as region, index_figure.value, source.outlet,
    used.last_resort and not used.settled as doubtful
from index_figure
join used using (survey_year, region_code)
join region using (region_code)
join source using (source_id)
where (index_figure.survey_year, index_figure.region_code, index_figure.source_id) in (select (survey_year, region_code, source_id) from rivals)
    or (
        index_figure.preferred
        and ((index_figure.survey_year, index_figure.region_code) in (select (survey_year, region_code) from rivals)
            or (used.last_resort and not used.settled))
    )
order by index_figure.survey_year, index_figure.region_code, index_figure.preferred desc, index_figure.value desc, index_figure.source_id
