-- Which themes and actions of the shipped plan does the log know already?
-- Grain: one row per subject that came with the project.
select distinct subject
from event
where role = 'shipped'
order by subject
