-- Satu sumber memberi satu nilai saja untuk satu pemda, unit, ukuran, dan tahun survei.
select survey_year, region_code, unit, measure, source_id, count(*) as times
from figure group by all having count(*) > 1
