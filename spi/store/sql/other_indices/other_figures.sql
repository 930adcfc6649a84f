-- Which scores of another index do sources print for some governments or averages, and which one is in use?
-- Grain: one row per figure, newest year first.
select
    figure.survey_year, figure.region_code, region.short_name as region, figure.value, figure.printed, figure.as_of,
    figure.source_id = used.source_id as preferred, source.outlet, source.published, source.url, source.read_through, figure.grade,
    figure.note, batch.file_name
from other_figure figure
join region using (region_code)
join source using (source_id)
left join batch on batch.batch_id = figure.batch_id
left join other_figure_in_use used using (index_code, survey_year, region_code)
where figure.index_code = $code and list_contains($regions, figure.region_code)
order by figure.survey_year desc, figure.region_code, preferred desc, source.published desc, source.source_id
