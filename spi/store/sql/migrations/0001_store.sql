-- The store: every figure of every source with its passport, and the preferred ones, wide.
create table source_kind (kind varchar, label varchar, priority integer);
create table grade (grade varchar, label varchar, priority integer, last_resort boolean);

create table batch (
    batch_id integer, kind varchar, file_name varchar, sha256 varchar, bytes bigint,
    actor varchar, imported_at timestamp, figures integer
);

create table source (
    source_id varchar, kind varchar, outlet varchar, url varchar, published varchar,
    read_through varchar, note varchar, batch_id integer
);

create table region (
    region_code varchar primary key, name varchar, short_name varchar, kind varchar, province_code varchar,
    province varchar, tile_row integer, tile_column integer, tile_label varchar, batch_id integer
);

-- alias: a normalised name, a code or a former code
create table region_alias (alias varchar, region_code varchar, batch_id integer);

create sequence figure_sequence;

-- unit: '' is the whole government, otherwise an OPD. value is null where there is a reason.
create table figure (
    figure_id bigint default nextval('figure_sequence'), survey_year integer, region_code varchar, unit varchar,
    measure varchar, value double, printed varchar, decimals integer, reason varchar,
    source_id varchar, location varchar, grade varchar, note varchar, batch_id integer, preferred boolean default false
);

create table published_rank (
    survey_year integer, region_code varchar, rank integer, of_count integer, scope varchar, basis varchar,
    source_id varchar, grade varchar, note varchar, batch_id integer
);

create table published_category (
    survey_year integer, region_code varchar, category varchar,
    source_id varchar, grade varchar, note varchar, batch_id integer
);

-- The stated rule: what KPK withheld stays withheld; a value before a reason; a figure of doubtful grade only where
-- there is no other; official report or KPK's dashboard, then government page, then press;
-- more exact before rounded; newer before older.
create view preference as
select f.figure_id, f.survey_year
from figure f
join source s using (source_id)
left join source_kind k on k.kind = s.kind
left join grade g on g.grade = f.grade
qualify row_number() over (
    partition by f.survey_year, f.region_code, f.unit, f.measure
    order by coalesce(f.reason, '') <> 'tidak_dipublikasikan', (f.value is null), coalesce(g.last_resort, false),
        k.priority nulls last,
        f.decimals desc nulls last, s.published desc nulls last, f.batch_id desc, g.priority nulls last, s.source_id
) = 1;

-- Every write marks what the rule prefers in the years it touched (refresh_preferred.sql): a window over a hundred
-- national years is too slow to be asked on every click.
create view preferred_figure as
select f.* exclude (preferred), s.kind as source_kind, s.outlet, s.url, s.published, s.read_through
from figure f
join source s using (source_id)
where f.preferred;

-- The preferred figures of whole governments, wide: one row per year and region (refresh_scores.sql).
create table score (
    survey_year integer, region_code varchar, index double, internal double, external double, expert double,
    correction_conduct double, correction_facts double, correction_total double
);
