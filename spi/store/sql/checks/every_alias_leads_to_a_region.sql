-- Setiap ejaan, peringkat terbitan, dan kategori terbitan menunjuk pemda yang dikenal.
select 'region_alias' as place, alias as what from region_alias where region_code not in (select region_code from region)
union all
select 'published_rank', region_code from published_rank where region_code not in (select region_code from region)
union all
select 'published_category', region_code from published_category where region_code not in (select region_code from region)
