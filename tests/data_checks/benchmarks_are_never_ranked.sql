-- An average belongs to no scope: its kind is rata-rata and it has no published rank.
select region_code from published_rank join region using (region_code) where region.kind = 'rata-rata'
