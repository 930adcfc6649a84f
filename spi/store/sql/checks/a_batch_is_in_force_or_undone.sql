-- Nomor impor dipakai sekali: impor itu berlaku atau dibatalkan, dan pembatalannya bernama dan beralasan.
select batch_id from (select batch_id from batch union all select batch_id from undone_batch) group by all having count(*) > 1
union all
select batch_id from undone_batch where undone_at is null or coalesce(undone_by, '') = '' or coalesce(undo_reason, '') = ''
