-- Table score holds exactly the preferred figures of whole governments.
(
    select survey_year, region_code, value from preferred_figure
    where measure = 'index' and unit = '' and value is not null
    except select survey_year, region_code, index from score
)
union all
(
    select survey_year, region_code, index from score where index is not null
    except select survey_year, region_code, value from preferred_figure where measure = 'index' and unit = ''
)
