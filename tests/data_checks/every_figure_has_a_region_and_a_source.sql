-- A figure without a government or without a source does not exist.
select figure_id from figure
left join region using (region_code)
left join source using (source_id)
where region.region_code is null or source.source_id is null
