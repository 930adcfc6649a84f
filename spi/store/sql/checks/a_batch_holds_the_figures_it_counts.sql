-- Setiap impor memuat tepat sebanyak angka yang dicatatnya.
with brought as (select batch_id from figure union all select batch_id from other_figure)
select batch.batch_id, batch.figures, count(brought.batch_id) as counted
from batch left join brought using (batch_id) group by all having count(brought.batch_id) <> batch.figures
