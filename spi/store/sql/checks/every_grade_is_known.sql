-- Setiap angka mempunyai tingkat keyakinan yang dikenal.
select figure_id, figure.grade from figure left join grade using (grade) where grade.priority is null
