-- How many events of each kind were written after a number, of a government or of what belongs to none (imports, settings)?
-- Grain: one row per kind, the most frequent first; events of one subject ($but) are left out.
select kind, cast(count(*) as integer) as events
from event
where seq > $seq and region_code in (cast($region as varchar), '') and subject <> $but
group by kind
order by events desc, kind
