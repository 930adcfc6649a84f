-- Which figure of one measure is in use for every government of a scope, and from which source and place in it?
-- Grain: one row per member of the scope in that year, highest first; value is null where unknown.
select
    member.region_code, member.short_name as region, figure.value, figure.reason, figure.outlet, figure.url,
    figure.published, figure.location, figure.grade, batch.file_name
from member([$year]) member
left join preferred_figure figure
    on (figure.survey_year, figure.region_code, figure.unit, figure.measure) = ($year, member.region_code, '', $measure)
left join batch on batch.batch_id = figure.batch_id
where list_contains($kinds, member.kind) and ($province is null or member.province_code = $province)
order by figure.value desc nulls last, member.region_code
