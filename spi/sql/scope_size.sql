-- How many governments belong to a scope?
-- Grain: one row.
select count(*) as members
from region
where list_contains($kinds, kind) and ($province is null or province_code = $province)
order by members
