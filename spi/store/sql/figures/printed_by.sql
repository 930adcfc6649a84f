-- Does a source ($source null: any) print this figure, with a value?
-- Grain: one row per source that does, also without a value where any is asked for.
select source_id
from figure
where (survey_year, region_code, unit, measure) = ($year, $region, $unit, $measure)
    and (cast($source as varchar) is null or (source_id = $source and value is not null))
order by source_id
