-- A source gives one value for a government, unit, measure and survey year.
select survey_year, region_code, unit, measure, source_id, count(*) as times
from figure group by all having count(*) > 1
