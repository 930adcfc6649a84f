-- Setiap pemda tercatat paling banyak sekali sebagai pernah di provinsi lain atau belum ada, dan provinsi itu dikenal.
select region_code from membership group by all having count(*) > 1
union all
select region_code from membership where region_code not in (select region_code from region) or until is null
    or province_code not in (select province_code from region where province_code is not null)
