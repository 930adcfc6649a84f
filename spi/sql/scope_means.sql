-- What is the mean of every measure over the governments of a scope, and how many of them are known?
-- Grain: one row per survey year and measure that anybody has.
with members as (
    select region_code from region
    where list_contains($kinds, kind) and ($province is null or province_code = $province)
), wide as (
    select score.survey_year, score.index, internal, external, expert, correction_conduct, correction_facts
    from score
    join members using (region_code)
), long as (
    unpivot wide on index, internal, external, expert, correction_conduct, correction_facts
    into name measure value score
)
select
    survey_year, measure, avg(score) as mean, min(score) as lowest, max(score) as highest, median(score) as median,
    count(*) as known, (select count(*) from members) as members
from long
group by survey_year, measure
order by survey_year, measure
