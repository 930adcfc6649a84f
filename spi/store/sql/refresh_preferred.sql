-- Which figures does the stated rule prefer in the given survey years?
-- Grain: marks every figure of these years.
update figure
set preferred = figure_id in (select figure_id from preference where survey_year in (select unnest($years)))
where survey_year in (select unnest($years))
