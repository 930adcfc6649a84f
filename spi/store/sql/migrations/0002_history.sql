-- What an import changed, what was undone, and which source somebody chose over the stated rule.

-- Counted when the batch was written: what it changed among the figures in use.
create table batch_effect (batch_id integer, new_figures integer, changed_figures integer);

-- An undone batch leaves table batch for this log; every other row it wrote is gone.
create table undone_batch (
    batch_id integer, kind varchar, file_name varchar, sha256 varchar, bytes bigint,
    actor varchar, imported_at timestamp, figures integer, new_figures integer, changed_figures integer,
    undone_at timestamp, undone_by varchar, undo_reason varchar
);

-- Append-only: the newest choice of a figure counts; source_id null takes the choice back.
create table preference_choice (
    choice_id integer, survey_year integer, region_code varchar, unit varchar, measure varchar,
    source_id varchar, actor varchar, reason varchar, chosen_at timestamp
);

create view chosen_source as
select survey_year, region_code, unit, measure, source_id
from preference_choice
qualify row_number() over (partition by survey_year, region_code, unit, measure order by choice_id desc) = 1;

-- The source somebody chose, where it still has a value; then the stated rule of 0001, unchanged.
create or replace view preference as
select f.figure_id, f.survey_year
from figure f
join source s using (source_id)
left join source_kind k on k.kind = s.kind
left join grade g on g.grade = f.grade
left join chosen_source c
    on (c.survey_year, c.region_code, c.unit, c.measure, c.source_id)
        = (f.survey_year, f.region_code, f.unit, f.measure, f.source_id)
qualify row_number() over (
    partition by f.survey_year, f.region_code, f.unit, f.measure
    order by (c.source_id is null or f.value is null),
        coalesce(f.reason, '') <> 'tidak_dipublikasikan', (f.value is null), coalesce(g.last_resort, false),
        k.priority nulls last,
        f.decimals desc nulls last, s.published desc nulls last, f.batch_id desc, g.priority nulls last, s.source_id
) = 1;
