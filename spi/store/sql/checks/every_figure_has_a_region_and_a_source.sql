-- Setiap angka mempunyai pemda dan sumber yang dikenal.
select figure_id from figure
left join region using (region_code)
left join source using (source_id)
where region.region_code is null or source.source_id is null
