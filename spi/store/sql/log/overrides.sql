-- Which settings did the administrator ever replace on the page, and what was the last that was done to each?
-- Grain: one row per setting; value is JSON (empty where the default is back), operation: configure or reset.
select
    substr(subject, length('setelan-') + 1) as setting, facts -> '$.value' as value, operation, actor, happened_at, reason,
    seq as last_seq
from event
where kind = 'setting'
qualify row_number() over (partition by subject order by seq desc) = 1
order by setting
