-- What is left of an import that is taken back?
-- Grain: its row in undone_batch; all else that it wrote goes. A region that a later import uses passes, with its spellings, to
-- the first of those.
insert into undone_batch
select
    batch_id, kind, file_name, sha256, bytes, batch.actor, imported_at, figures, new_figures, changed_figures, $moment, $actor,
    $reason
from batch
left join batch_effect using (batch_id)
where batch_id = $batch;

delete from figure where batch_id = $batch;
delete from other_figure where batch_id = $batch;

create or replace temp table heir as
select region_code, min(kept.batch_id) as batch_id
from (select region_code, batch_id from figure union all select region_code, batch_id from other_figure) kept
join region using (region_code)
where region.batch_id = $batch
group by region_code;

update region set batch_id = heir.batch_id from heir where region.region_code = heir.region_code and region.batch_id = $batch;
update region_alias
set batch_id = heir.batch_id
from heir
where region_alias.region_code = heir.region_code and region_alias.batch_id = $batch;

drop table heir;
delete from region_alias where batch_id = $batch;
delete from region where batch_id = $batch;
delete from source where batch_id = $batch;
delete from batch_effect where batch_id = $batch;
delete from batch where batch_id = $batch;
