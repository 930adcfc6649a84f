-- Which figures does every source print for one government in a survey year, and which one is preferred?
-- Grain: one row per figure.
select
    figure.unit, figure.measure, figure.value, figure.printed, figure.reason,
    figure.preferred,
    source.kind as source_kind, source_kind.label as source_kind_label, source.outlet, source.url, source.published,
    source.read_through, figure.location, figure.grade, figure.note, batch.file_name, batch.sha256,
    batch.imported_at, batch.actor
from figure
join source using (source_id)
left join source_kind on source_kind.kind = source.kind
left join batch on batch.batch_id = figure.batch_id
where figure.region_code = $region and figure.survey_year = $year
order by figure.unit, figure.measure, preferred desc, source_kind.priority, source.published desc, source.source_id
