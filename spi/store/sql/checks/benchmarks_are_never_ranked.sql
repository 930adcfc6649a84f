-- Rata-rata tidak ikut peringkat: jenisnya rata-rata dan ia tidak mempunyai peringkat terbitan.
select region_code from published_rank join region using (region_code) where region.kind = 'rata-rata'
