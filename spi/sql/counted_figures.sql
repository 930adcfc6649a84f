-- Which figure of one measure is in use for every government of a scope, and from which source and place in it?
-- Grain: one row per government of the scope, highest first; value is null where unknown.
select
    region.region_code, region.short_name as region, figure.value, figure.reason, figure.outlet, figure.url,
    figure.published, figure.location, figure.grade, batch.file_name
from region
left join score on score.region_code = region.region_code and score.survey_year = $year
left join preferred_figure figure
    on (figure.survey_year, figure.region_code, figure.unit, figure.measure) = ($year, region.region_code, '', $measure)
left join batch on batch.batch_id = figure.batch_id
where list_contains($kinds, region.kind) and ($province is null or region.province_code = $province)
    and (region.kind <> 'lembaga' or score.region_code is not null)  -- which ministries take part differs every year
order by figure.value desc nulls last, region.region_code
