-- Scores of other indices (MCP/MCSP, say): figures of their own, never among those of SPI.

-- as_of: '' where the score is that of the whole year, else the moment or state of a provisional one ('29 November 2022').
create table other_figure (
    index_code varchar, survey_year integer, region_code varchar, value double, printed varchar, decimals integer, as_of varchar,
    source_id varchar, location varchar, grade varchar, note varchar, batch_id integer
);

-- Which of them is in use: one of the whole year before a provisional one; then the stated rule of 0001.
create view other_figure_in_use as
select f.*, s.outlet
from other_figure f
join source s using (source_id)
left join source_kind k on k.kind = s.kind
left join grade g on g.grade = f.grade
qualify row_number() over (
    partition by f.index_code, f.survey_year, f.region_code
    order by f.as_of <> '', coalesce(g.last_resort, false), k.priority nulls last, f.decimals desc nulls last,
        s.published desc nulls last, f.batch_id desc, g.priority nulls last, s.source_id
) = 1;

-- As in 0005, with these figures: of an import that brought none the digest is what it was.
create or replace macro batch_digest(batches) as table
with line as (
    select
        batch_id,
        to_json(['figure', survey_year::varchar, region_code, unit, measure, value::varchar, printed, decimals::varchar, reason,
            source_id, location, grade, note]) as line
    from figure
    where list_contains(batches, batch_id)
    union all
    select
        batch_id,
        to_json(['other_figure', index_code, survey_year::varchar, region_code, value::varchar, printed, decimals::varchar, as_of,
            source_id, location, grade, note])
    from other_figure
    where list_contains(batches, batch_id)
    union all
    select batch_id, to_json(['source', source_id, kind, outlet, url, published, read_through, note])
    from source
    where list_contains(batches, batch_id)
    union all
    select
        batch_id,
        to_json(['published_rank', survey_year::varchar, region_code, rank::varchar, of_count::varchar, scope, basis, source_id,
            grade, note])
    from published_rank
    where list_contains(batches, batch_id)
    union all
    select batch_id, to_json(['published_category', survey_year::varchar, region_code, category, source_id, grade, note])
    from published_category
    where list_contains(batches, batch_id)
    union all
    select batch_id, to_json(['membership', region_code, until::varchar, province_code, note])
    from membership
    where list_contains(batches, batch_id)
    union all
    select
        batch_id,
        to_json(['region', region_code, name, short_name, kind, province_code, province, tile_row::varchar, tile_column::varchar,
            tile_label])
    from region
    where batch_id = 0 and list_contains(batches, 0)
    union all
    select batch_id, to_json(['region_alias', alias, region_code])
    from region_alias
    where batch_id = 0 and list_contains(batches, 0)
    union all
    select 0, to_json(['source_kind', kind, label, priority::varchar])
    from source_kind
    where list_contains(batches, 0)
    union all
    select 0, to_json(['grade', grade, label, priority::varchar, last_resort::varchar])
    from grade
    where list_contains(batches, 0)
)
select batch_id, sha256(string_agg(line, chr(10) order by line)) as digest
from line
group by batch_id;
