-- A code or a spelling leads to one government only.
select alias, count(distinct region_code) as regions from region_alias group by alias having count(distinct region_code) > 1
