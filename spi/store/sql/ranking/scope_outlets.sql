-- From which sources are the figures in use for every government of a scope in a survey year?
-- Grain: one row per government with such a figure, its sources in one text.
select figure.region_code, string_agg(distinct figure.outlet, '; ' order by figure.outlet) as outlets
from preferred_figure figure
join member([$year]) region using (region_code)
where figure.survey_year = $year and figure.unit = '' and figure.value is not null
    and list_contains($measures, figure.measure) and list_contains($kinds, region.kind)
    and ($province is null or region.province_code = $province)
group by figure.region_code
order by figure.region_code
