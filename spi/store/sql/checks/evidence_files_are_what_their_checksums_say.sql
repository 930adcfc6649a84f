-- Berkas bukti dan surat utuh: isinya cocok dengan SHA-256-nya atau tercatat dihapus, dan setiap catatan memiliki berkasnya.
with erased as (
    select e.subject as sha256
    from event e
    where e.kind = 'attachment' and e.operation = 'erase_file'
    group by e.subject
    having max(e.seq) > (
        select coalesce(max(n.seq), 0)
        from event n
        where n.kind in ('evidence', 'cycle_step') and (n.facts ->> '$.sha256') = e.subject
    )
)
select sha256, bytes
from evidence_file
where case
    when sha256 in (from erased) then octet_length(content) > 0
    else content is null or sha256(content) <> sha256 or octet_length(content) <> bytes
end
union all
select (facts ->> '$.sha256'), seq
from event
where kind in ('evidence', 'cycle_step') and coalesce(facts ->> '$.sha256', '') <> ''
    and (facts ->> '$.sha256') not in (select sha256 from evidence_file)
