-- Which scores have the governments of a scope in another index and in SPI, both of one year?
-- Grain: one row per member of the scope in that year; null where unknown. A provisional score is none of the year.
select member.region_code, member.short_name as region, other.value as other, score.index
from member([$year]) member
left join score on score.region_code = member.region_code and score.survey_year = $year
left join other_figure_in_use other
    on (other.index_code, other.survey_year, other.region_code, other.as_of) = ($code, $year, member.region_code, '')
where list_contains($kinds, member.kind) and ($province is null or member.province_code = $province)
order by member.region_code
