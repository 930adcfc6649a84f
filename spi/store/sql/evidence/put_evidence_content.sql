-- What is kept of a file under its checksum from now on: its content, or nothing (an empty one) where it was deleted?
-- Grain: no row more.
update evidence_file
set content = $content
where sha256 = $sha256;
