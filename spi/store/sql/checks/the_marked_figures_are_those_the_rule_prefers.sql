-- Yang bertanda dipakai persis angka yang diutamakan oleh pilihan orang atau aturan.
(select figure_id from preference except select figure_id from figure where preferred)
union all
(select figure_id from figure where preferred except select figure_id from preference)
