-- Which figures does the stated rule prefer in the given survey years, and which has each government side by side?
-- Grain: marks every figure of these years, and makes table score anew: one row per survey year and region.
update figure
set preferred = figure_id in (select figure_id from preference where survey_year in (select unnest($years)))
where survey_year in (select unnest($years));

delete from score where survey_year in (select unnest($years));

insert into score
select
    survey_year,
    region_code,
    max(value) filter (where measure = 'index') as index,
    max(value) filter (where measure = 'internal') as internal,
    max(value) filter (where measure = 'external') as external,
    max(value) filter (where measure = 'expert') as expert,
    max(value) filter (where measure = 'correction_conduct') as correction_conduct,
    max(value) filter (where measure = 'correction_facts') as correction_facts,
    max(value) filter (where measure = 'correction_total') as correction_total,
    max(reason) filter (where measure = 'index') as index_reason
from preferred_figure
where unit = '' and survey_year in (select unnest($years))
group by survey_year, region_code
order by survey_year, region_code;
