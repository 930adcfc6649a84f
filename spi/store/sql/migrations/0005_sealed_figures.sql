-- What a sealed event says of an import: a digest over all that it brought, so that an edit of it is found.

-- batches: a list of numbers; one row for each that brought something. The lines are JSON lists of texts, sorted, one a row
-- (lists without a number ship with the project and belong to 0). Never changed: what was sealed is compared with it for ever.
-- Left out are the regions and spellings of imports, which pass from one to another (undo_batch.sql).
create macro batch_digest(batches) as table
with line as (
    select
        batch_id,
        to_json(['figure', survey_year::varchar, region_code, unit, measure, value::varchar, printed, decimals::varchar, reason,
            source_id, location, grade, note]) as line
    from figure
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
