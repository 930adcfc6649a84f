-- Who counts as a member of a scope in a survey year, and to which province it belonged then.

-- Only what was once otherwise than today: up to and including survey year `until` the government belonged to another
-- province, or (province_code null) did not exist as one of its own. At most one row per region.
create table membership (region_code varchar, until integer, province_code varchar, note varchar, batch_id integer);

-- The governments and institutions that existed in each of these survey years, in the province of that year.
create macro region_in(years) as table
select
    asked.survey_year, region.region_code, region.name, region.short_name, region.kind,
    coalesce(earlier.province_code, region.province_code) as province_code,
    region.tile_row, region.tile_column, region.tile_label
from (select cast(unnest(years) as integer) as survey_year) asked
cross join region
left join membership earlier on earlier.region_code = region.region_code and asked.survey_year <= earlier.until
where region.kind <> 'rata-rata' and (earlier.region_code is null or earlier.province_code is not null);

-- Why the index of a row of `score` is missing, where a source says so (refresh_scores.sql).
alter table score add column index_reason varchar;
update score
set index_reason = figure.reason
from figure
where (figure.survey_year, figure.region_code, figure.unit, figure.measure) = (score.survey_year, score.region_code, '', 'index')
    and figure.preferred and figure.value is null;

-- Those of them that count. One whose index has a stated reason, such as that KPK withheld it, has no place that could be
-- another than known; `belum_ditemukan` alone is an unknown index. Which ministries take part differs every year.
create macro member(years) as table
select there.*
from region_in(years) there
left join score using (survey_year, region_code)
where coalesce(score.index_reason, 'belum_ditemukan') = 'belum_ditemukan'
    and (there.kind <> 'lembaga' or score.region_code is not null);
