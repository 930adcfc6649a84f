-- Which scores has a government in another index and in SPI, year by year?
-- Grain: one row per year in which either is known; as_of is empty where the other score is that of the whole year.
with other as (
    select survey_year, value as other, as_of from other_figure_in_use where index_code = $code and region_code = $region
), own as (
    select survey_year, index from score where region_code = $region and index is not null
)
select survey_year, other.other, coalesce(other.as_of, '') as as_of, own.index
from other
full join own using (survey_year)
order by survey_year
