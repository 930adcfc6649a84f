-- Which category does a source name for a government, beside the index in use?
-- Grain: one row per government, survey year and source.
select
    published_category.survey_year, published_category.region_code, region.short_name as region,
    published_category.category, score.index, source.outlet, source.url, source.published, published_category.note
from published_category
join region using (region_code)
join source using (source_id)
left join score using (survey_year, region_code)
order by published_category.survey_year desc, published_category.region_code, source.source_id
