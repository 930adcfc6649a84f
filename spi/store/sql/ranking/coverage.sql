-- How many governments of a scope have an index and all its parts, year by year?
-- Grain: one row per survey year known to the store; no members in a year in which the province did not exist yet.
with years as (select distinct survey_year from score),
members as (
    select survey_year, region_code
    from member((select list(survey_year) from years))
    where list_contains($kinds, kind) and ($province is null or province_code = $province)
)
select
    years.survey_year,
    count(members.region_code) as members,
    count(score.index) as with_index,
    count(score.index + score.internal + score.external + score.expert
        + score.correction_conduct + score.correction_facts) as with_parts
from years
left join members using (survey_year)
left join score on (score.survey_year, score.region_code) = (members.survey_year, members.region_code)
group by years.survey_year
order by years.survey_year
