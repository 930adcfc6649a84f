-- Which element scores of the governments of a scope are known in a survey year?
-- Grain: one row per government and element (preferred figures).
select
    figure.region_code, region.short_name as region, figure.measure, figure.value, figure.reason,
    figure.outlet, figure.published, figure.grade
from preferred_figure figure
join member([$year]) region using (region_code)
where figure.survey_year = $year and figure.unit = '' and list_contains($measures, figure.measure)
    and list_contains($kinds, region.kind) and ($province is null or region.province_code = $province)
order by figure.measure, figure.value desc nulls last, figure.region_code
