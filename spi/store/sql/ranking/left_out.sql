-- Which governments of a scope do not count in a survey year although they existed, and why?
-- Grain: one row per government whose index has a stated reason instead of a value.
select there.region_code, there.short_name as region, score.index_reason as reason
from region_in([$year]) there
join score on (score.survey_year, score.region_code) = ($year, there.region_code)
where score.index_reason <> 'belum_ditemukan'
    and list_contains($kinds, there.kind) and ($province is null or there.province_code = $province)
order by there.region_code
