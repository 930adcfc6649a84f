-- Berkas bukti dan surat utuh: isinya cocok dengan SHA-256-nya, dan setiap catatan berberkas memiliki berkasnya.
select sha256, bytes
from evidence_file
where sha256(content) <> sha256 or octet_length(content) <> bytes
union all
select (facts ->> '$.sha256'), seq
from event
where kind in ('evidence', 'cycle_step') and coalesce(facts ->> '$.sha256', '') <> ''
    and (facts ->> '$.sha256') not in (select sha256 from evidence_file)
