-- Which files were brought into the store, by whom, what did they change, and which were undone?
-- Grain: one row per batch, newest first; undone_at is null while the batch is in force.
select
    batch_id, kind, file_name, sha256, bytes, actor, imported_at, figures, new_figures as new, changed_figures as changed,
    null::timestamp as undone_at, null::varchar as undone_by, null::varchar as undo_reason
from batch
left join batch_effect using (batch_id)
union all
select
    batch_id, kind, file_name, sha256, bytes, actor, imported_at, figures, new_figures, changed_figures,
    undone_at, undone_by, undo_reason
from undone_batch
order by imported_at desc, batch_id desc
