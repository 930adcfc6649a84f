-- What of the store came with the project and is read from data/ anew?
-- Grain: every row of batch 0 but its regions, which keep their place for the figures of others, and the lists without a batch.
delete from figure where batch_id = 0;
delete from other_figure where batch_id = 0;
delete from published_rank where batch_id = 0;
delete from published_category where batch_id = 0;
delete from source where batch_id = 0;
delete from region_alias where batch_id = 0;
delete from membership where batch_id = 0;
delete from batch where batch_id = 0;
delete from source_kind;
delete from grade;
