-- Every source has a known kind and names its outlet.
select source_id from source left join source_kind using (kind)
where source_kind.kind is null or coalesce(outlet, '') = ''
