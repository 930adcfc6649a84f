-- Setiap pilihan sumber bernomor sendiri, bernama, dan beralasan.
select choice_id from preference_choice group by all having count(*) > 1
union all
select choice_id from preference_choice where chosen_at is null or coalesce(actor, '') = '' or coalesce(reason, '') = ''
