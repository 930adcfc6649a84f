-- Which scores do the governments of a scope have in every survey year?
-- Grain: one row per government of the scope and survey year with an index.
select
    score.survey_year, region.region_code, region.short_name as region,
    score.index, score.internal, score.external, score.expert, score.correction_conduct, score.correction_facts
from region
join score using (region_code)
where list_contains($kinds, region.kind) and ($province is null or region.province_code = $province)
    and score.index is not null
order by score.survey_year, score.index desc, region.region_code
