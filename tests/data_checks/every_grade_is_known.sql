-- Every figure carries a known grade of evidence.
select figure_id, figure.grade from figure left join grade using (grade) where grade.priority is null
