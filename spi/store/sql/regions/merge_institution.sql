-- How does an institution that was kept twice become one?
-- Grain: every row of $other becomes one of $code. Where one source has figures of both in the same place, those of $other get a
-- source of their own, which names it. A row of `region` that a sealed event speaks of stays.
create or replace temp table shared as
select distinct source_id, source_id || '-' || $other as own
from figure theirs
join figure ours using (survey_year, unit, measure, source_id)
where theirs.region_code = $other and ours.region_code = $code;

insert into source
select
    shared.own, source.kind, outlet || ', baris ' || region.name, url, published, read_through, note, source.batch_id
from shared
join source using (source_id)
join region on region.region_code = $other
order by source_id;

update figure set source_id = shared.own from shared where figure.source_id = shared.source_id and region_code = $other;
update preference_choice
set source_id = shared.own
from shared
where preference_choice.source_id = shared.source_id and region_code = $other;

drop table shared;
update figure set region_code = $code where region_code = $other;
update other_figure set region_code = $code where region_code = $other;
update preference_choice set region_code = $code where region_code = $other;
update published_rank set region_code = $code where region_code = $other;
update published_category set region_code = $code where region_code = $other;
update region_alias set region_code = $code where region_code = $other;
delete from region where region_code = $other and region_code not in (select region_code from event);
