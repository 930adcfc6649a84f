-- Which event is the newest now?
-- Grain: the one row of event_head.
delete from event_head;
insert into event_head values ($seq, $hash);
