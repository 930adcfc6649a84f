-- Setiap skor indeks lain bernilai, berpemda, bersumber, bertingkat keyakinan, berasal dari impor yang berlaku, dan sekali per sumber.
select index_code, survey_year, region_code, source_id
from other_figure
left join region using (region_code)
left join source using (source_id)
left join grade using (grade)
left join batch on batch.batch_id = other_figure.batch_id
where other_figure.value is null or other_figure.as_of is null or region.region_code is null or source.source_id is null
    or grade.grade is null or batch.batch_id is null
union all
select index_code, survey_year, region_code, source_id from other_figure group by all having count(*) > 1
