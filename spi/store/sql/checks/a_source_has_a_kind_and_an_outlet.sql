-- Setiap sumber mempunyai jenis yang dikenal dan menyebut penerbitnya.
select source_id from source left join source_kind using (kind)
where source_kind.kind is null or coalesce(outlet, '') = ''
