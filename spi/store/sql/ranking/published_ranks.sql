-- Which ranks of one government were stated, or computed from a complete table, for a survey year?
-- Grain: one row per stated rank and source.
select
    published_rank.survey_year, rank, of_count, scope, basis, source.outlet, source.url, source.published,
    published_rank.grade, published_rank.note
from published_rank
join source using (source_id)
left join grade on grade.grade = published_rank.grade
where published_rank.region_code = $region and published_rank.survey_year = $year
order by basis <> 'dinyatakan', scope, grade.priority, source.published desc, source.source_id
