-- Which figures of these survey years are in use before a write changes them?
-- Grain: one row per figure in use, kept until note_effects.sql compares it.
create or replace temp table used_before as
select survey_year, region_code, unit, measure, value
from figure
where preferred and survey_year in (select unnest($years))
union all
select survey_year, region_code, '', index_code, value
from other_figure_in_use
where survey_year in (select unnest($years));
