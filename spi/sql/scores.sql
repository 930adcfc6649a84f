-- Which scores do the governments of a scope have in a survey year?
-- Grain: one row per government of the scope; scores are null where unknown.
select
    region.region_code, region.short_name as region, region.name, region.kind, region.province_code,
    region.tile_row, region.tile_column, region.tile_label,
    score.index, score.internal, score.external, score.expert,
    score.correction_conduct, score.correction_facts, score.correction_total
from region
left join score on score.region_code = region.region_code and score.survey_year = $year
where list_contains($kinds, region.kind) and ($province is null or region.province_code = $province)
    and (region.kind <> 'lembaga' or score.region_code is not null)  -- which ministries take part differs every year
order by score.index desc nulls last, region.region_code
