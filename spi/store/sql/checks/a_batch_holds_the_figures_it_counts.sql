-- Setiap impor memuat tepat sebanyak angka yang dicatatnya.
select batch.batch_id, batch.figures, count(figure.figure_id) as counted
from batch left join figure using (batch_id) group by all having count(figure.figure_id) <> batch.figures
