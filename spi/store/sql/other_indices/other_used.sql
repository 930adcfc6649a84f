-- Which scores of another index are in use in the given years, and from which source?
-- Grain: one row per year and region; columns as in used_figures.
select survey_year, region_code, '' as unit, index_code as measure, value, outlet
from other_figure_in_use
where index_code = $code and survey_year in (select unnest($years))
order by survey_year, region_code
