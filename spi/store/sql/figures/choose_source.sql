-- Which source did somebody choose for one figure, over the stated rule?
-- Grain: one row more among the choices, of which the newest counts; source null goes back to the rule.
insert into preference_choice
select coalesce(max(choice_id), 0) + 1, $year, $region, $unit, $measure, $source, $actor, $reason, $moment
from preference_choice;
