-- What did each new batch give or alter among the figures in use?
-- Grain: one row more in batch_effect per batch. Asked after note_used.sql and refresh_scores.sql.
insert into batch_effect
select
    batch.batch_id,
    count(*) filter (where before.value is null and figure.value is not null),
    count(*) filter (where before.value is not null and figure.value is distinct from before.value)
from (select unnest($batches) as batch_id) batch
left join (
    select batch_id, survey_year, region_code, unit, measure, value from figure where preferred
    union all
    select batch_id, survey_year, region_code, '', index_code, value from other_figure_in_use
) figure using (batch_id)
left join used_before before using (survey_year, region_code, unit, measure)
group by batch.batch_id;

drop table used_before;
