-- Setiap pemda mempunyai satu kode dan satu nama resmi.
select name, count(*) as times from region group by name having count(*) > 1
