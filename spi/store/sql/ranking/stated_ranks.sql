-- Which ranks are stated, or computed from a complete table, for one government in a scope?
-- Grain: one row per survey year (best-founded statement).
select r.region_code, region.short_name as region, r.survey_year, r.rank, r.basis
from published_rank r
join region using (region_code)
join source using (source_id)
left join grade using (grade)
where r.scope = $scope and r.region_code = $region
qualify row_number() over (
    partition by r.region_code, r.survey_year
    order by r.basis <> 'dinyatakan', grade.priority, source.published desc, source.source_id
) = 1
order by r.survey_year, r.rank
