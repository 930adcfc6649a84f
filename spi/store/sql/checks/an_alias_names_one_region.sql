-- Satu kode atau ejaan menunjuk satu pemda saja.
select alias, count(distinct region_code) as regions from region_alias group by alias having count(distinct region_code) > 1
