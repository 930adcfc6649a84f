-- Setiap nilai terletak antara 0 dan 100, dan tidak ada indeks atau komponen bernilai 0.
select figure_id, measure, value from figure
where value not between 0 and 100 or (value = 0 and measure not like 'correction%')
