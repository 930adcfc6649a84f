-- Which unit scores (OPD) of one government are known in a survey year?
-- Grain: one row per unit and measure (preferred figures); units with too few respondents carry a reason, no value.
select unit, measure, value, reason, outlet, published
from preferred_figure
where region_code = $region and survey_year = $year and unit <> ''
order by value nulls last, unit, measure
