-- Under which codes and spellings is a region known?
-- Grain: one row per alias and region.
select distinct alias, region_code
from region_alias
order by alias, region_code
