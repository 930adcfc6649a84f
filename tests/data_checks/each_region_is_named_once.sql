-- Every government has one code and one official name.
select name, count(*) as times from region group by name having count(*) > 1
