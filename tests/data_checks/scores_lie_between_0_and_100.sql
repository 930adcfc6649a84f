-- Every score lies between 0 and 100, and no index or component is 0.
select figure_id, measure, value from figure
where value not between 0 and 100 or (value = 0 and measure not like 'correction%')
