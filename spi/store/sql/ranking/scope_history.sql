-- Which scores do the governments of a scope have in every survey year?
-- Grain: one row per member of the scope and survey year with an index; members: how many the scope had in that year.
with years as (select list(distinct survey_year) as known from score),
scope as (
    select survey_year, region_code, short_name, count(*) over (partition by survey_year) as members
    from member((select known from years))
    where list_contains($kinds, kind) and ($province is null or province_code = $province)
)
select
    score.survey_year, scope.region_code, scope.short_name as region, scope.members,
    score.index, score.internal, score.external, score.expert, score.correction_conduct, score.correction_facts
from scope
join score using (survey_year, region_code)
where score.index is not null
order by score.survey_year, score.index desc, scope.region_code
