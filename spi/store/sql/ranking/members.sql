-- Which governments and institutions count in a survey year, and in which province?
-- Grain: one row per member; see member() in migrations/0004_membership.sql.
select region_code, kind, province_code
from member([$year])
order by region_code
