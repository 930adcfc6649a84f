-- Sumber yang dipilih orang dipakai, selama sumber itu mempunyai nilai.
select figure.figure_id from chosen_source
join figure using (survey_year, region_code, unit, measure, source_id)
where figure.value is not null and not figure.preferred
