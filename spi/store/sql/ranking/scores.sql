-- Which scores do the governments of a scope have in a survey year?
-- Grain: one row per member of the scope in that year; scores are null where unknown.
select
    member.region_code, member.short_name as region, member.name, member.kind, member.province_code,
    member.tile_row, member.tile_column, member.tile_label,
    score.index, score.internal, score.external, score.expert,
    score.correction_conduct, score.correction_facts, score.correction_total
from member([$year]) member
left join score on score.region_code = member.region_code and score.survey_year = $year
where list_contains($kinds, member.kind) and ($province is null or member.province_code = $province)
order by score.index desc nulls last, member.region_code
