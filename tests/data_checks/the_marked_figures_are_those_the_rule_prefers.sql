-- Exactly the figures that the stated rule prefers are marked as preferred.
(select figure_id from preference except select figure_id from figure where preferred)
union all
(select figure_id from figure where preferred except select figure_id from preference)
