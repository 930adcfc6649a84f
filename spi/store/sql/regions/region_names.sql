-- What is every government, institution and benchmark called in short?
-- Grain: one row per region.
select region_code, short_name
from region
order by region_code
