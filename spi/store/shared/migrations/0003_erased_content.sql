-- What is kept of a file that was withdrawn: its content goes once an event of the log says so, and comes back only as what its
-- checksum says. All else stays refused.
create function spi.keep_checksum() returns trigger language plpgsql as
$$ begin
    if tg_op = 'UPDATE' and new.sha256 = old.sha256 and new.bytes = old.bytes then
        if octet_length(new.content) = 0 and exists (
            select from spi.event where kind = 'attachment' and operation = 'erase_file' and subject = old.sha256
        ) then
            return new;
        end if;
        if octet_length(old.content) = 0 and encode(sha256(new.content), 'hex') = old.sha256 then
            return new;
        end if;
    end if;
    raise exception 'spi.% is only ever added to', tg_table_name;
end $$;

drop trigger only_added on spi.evidence_file;
create trigger only_added before update or delete on spi.evidence_file for each row execute function spi.keep_checksum();
