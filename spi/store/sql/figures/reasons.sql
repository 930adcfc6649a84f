-- Why is a figure of one government missing, where a source says so?
-- Grain: one row per survey year and measure whose preferred figure is a reason.
select survey_year, measure, reason
from preferred_figure
where region_code = $region and unit = '' and value is null
order by survey_year, measure
