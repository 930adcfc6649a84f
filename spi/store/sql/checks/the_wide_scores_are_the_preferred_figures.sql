-- Tabel score memuat persis angka pemda yang bertanda dipakai.
with wide as (
    unpivot score on index, internal, external, expert, correction_conduct, correction_facts, correction_total
    into name measure value value
), marked as (
    select survey_year, region_code, measure, value from preferred_figure
    where unit = '' and value is not null and measure in (
        'index', 'internal', 'external', 'expert', 'correction_conduct', 'correction_facts', 'correction_total'
    )
)
(select survey_year, region_code, measure, value from marked except select survey_year, region_code, measure, value from wide)
union all
(select survey_year, region_code, measure, value from wide except select survey_year, region_code, measure, value from marked)
union all
select score.survey_year, score.region_code, score.index_reason, score.index
from score
left join preferred_figure figure
    on (figure.survey_year, figure.region_code, figure.unit, figure.measure) = (score.survey_year, score.region_code, '', 'index')
where score.index_reason is distinct from figure.reason
