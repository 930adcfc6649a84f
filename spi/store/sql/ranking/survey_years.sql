-- For which survey years is there an index of any government, and of how many?
-- Grain: one row per survey year, newest first.
select score.survey_year, count(*) as governments
from score
join region using (region_code)
where region.kind <> 'rata-rata' and score.index is not null
group by score.survey_year
order by score.survey_year desc
