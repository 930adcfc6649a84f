-- Berkas bukti utuh: isinya cocok dengan SHA-256-nya, dan setiap bukti berberkas mempunyai berkasnya.
select sha256, bytes
from evidence_file
where sha256(content) <> sha256 or octet_length(content) <> bytes
union all
select (facts ->> '$.sha256'), seq
from event
where kind = 'evidence' and (facts ->> '$.sha256') is not null
    and (facts ->> '$.sha256') not in (select sha256 from evidence_file)
