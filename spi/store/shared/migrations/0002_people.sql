-- Who may change what, as set on the page (the newest event says it for all), for whoever looks from psql. Not in it: the admins
-- of each server's roles file, and a list that was taken back.
create view spi.person as
select entry ->> 'address' as address, entry ->> 'name' as name, entry ->> 'role' as role, entry ->> 'opd' as opd,
    entry ->> 'region' as region, entry ->> 'province' as province
from (select operation, facts from spi.event where kind = 'setting' and subject = 'setelan-people' order by seq desc limit 1) newest
cross join lateral jsonb_array_elements(case when operation = 'configure' then facts::jsonb -> 'value' end) entry;
