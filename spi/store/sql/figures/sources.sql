-- Which sources does the store know, and how many figures came from each?
-- Grain: one row per source.
with counted as (
    select source_id, count(*) as figures, min(survey_year) as year_from, max(survey_year) as year_to
    from (select source_id, survey_year from figure union all select source_id, survey_year from other_figure)
    group by source_id
)
select
    source.source_id, source_kind.label as kind, source.outlet, source.published, source.url, source.read_through,
    coalesce(counted.figures, 0) as figures, counted.year_from, counted.year_to, source.note
from source
left join source_kind on source_kind.kind = source.kind
left join counted using (source_id)
order by figures desc, source.published desc, source.source_id
