-- How many governments of a scope have an index and all its parts, year by year?
-- Grain: one row per survey year known to the store.
with members as (
    select region_code from region
    where list_contains($kinds, kind) and ($province is null or province_code = $province)
)
select
    score.survey_year,
    (select count(*) from members) as members,
    count(score.index) as with_index,
    count(score.index + score.internal + score.external + score.expert
        + score.correction_conduct + score.correction_facts) as with_parts
from score
join members using (region_code)
group by score.survey_year
order by score.survey_year
