-- Setiap angka, sumber, pemda, dan ejaan berasal dari satu impor yang masih berlaku.
select 'figure' as place, batch_id from figure where batch_id is null or batch_id not in (select batch_id from batch)
union all
select 'source', batch_id from source where batch_id is null or batch_id not in (select batch_id from batch)
union all
select 'region', batch_id from region where batch_id is null or batch_id not in (select batch_id from batch)
union all
select 'region_alias', batch_id from region_alias where batch_id is null or batch_id not in (select batch_id from batch)
