-- How does each of these imports stand: in force with all that it brought, or undone?
-- Grain: one row per import, by number; digest is null of one that is undone.
with stands as (
    select
        batch_id, kind, file_name, sha256, bytes, actor, imported_at, figures, new_figures, changed_figures,
        null::timestamp as undone_at, null::varchar as undone_by, null::varchar as undo_reason
    from batch
    left join batch_effect using (batch_id)
    union all
    select
        batch_id, kind, file_name, sha256, bytes, actor, imported_at, figures, new_figures, changed_figures,
        undone_at, undone_by, undo_reason
    from undone_batch
)
select
    batch_id, kind, file_name, sha256, bytes, actor, strftime(imported_at, '%Y-%m-%dT%H:%M:%S.%f') as imported_at, figures,
    new_figures, changed_figures, strftime(undone_at, '%Y-%m-%dT%H:%M:%S.%f') as undone_at, undone_by, undo_reason, digest
from stands
left join batch_digest($batches) digest using (batch_id)
where list_contains($batches, batch_id)
order by batch_id
