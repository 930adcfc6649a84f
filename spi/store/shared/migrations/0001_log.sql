-- The shared store in PostgreSQL: what is sealed, and which state is in force. The figures lie in DuckLake (schema lake).
create schema spi;

create table spi.event (
    seq bigint primary key, happened_at timestamp not null, actor text not null, role text not null, region_code text not null,
    survey_year integer not null, kind text not null, subject text not null, operation text not null, facts text not null,
    reason text not null, previous text not null unique, hash text not null unique
);

create table spi.evidence_file (sha256 text primary key, bytes bigint not null, content bytea not null);

-- One row, moved by every write as its last step. snapshot: that of the lake which is in force (a later one was never
-- finished); seq and hash: the newest event; token: of the write that moved it, so that it can tell whether it came through.
create table spi.store_state (
    only_row boolean primary key default true check (only_row),
    schema integer not null, snapshot bigint not null, seq bigint not null, hash text not null, token text not null
);

create function spi.refuse() returns trigger language plpgsql as
$$ begin raise exception 'spi.% is only ever added to', tg_table_name; end $$;

create trigger only_added before update or delete on spi.event for each row execute function spi.refuse();
create trigger never_emptied before truncate on spi.event for each statement execute function spi.refuse();
create trigger only_added before update or delete on spi.evidence_file for each row execute function spi.refuse();
create trigger never_emptied before truncate on spi.evidence_file for each statement execute function spi.refuse();
