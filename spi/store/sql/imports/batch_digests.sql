-- What digest has all that each of these imports brought?
-- Grain: one row per import that has something in the store.
select batch_id, digest
from batch_digest($batches)
order by batch_id
