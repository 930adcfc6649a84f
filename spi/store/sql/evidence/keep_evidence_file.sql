-- Which file was handed in as evidence, under the checksum of its content?
-- Grain: one row more, or none where the store holds this content already.
insert into evidence_file
select $sha256, $bytes, $content
where $sha256 not in (select sha256 from evidence_file);
