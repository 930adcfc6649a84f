-- A figure has a value or the reason why it is missing, never both, never neither.
select figure_id, value, reason from figure where (value is null) = (reason is null)
