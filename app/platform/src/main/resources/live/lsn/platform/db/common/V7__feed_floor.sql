-- Up to this position the feed's rows may be gone: a desk that was away for longer fills its cache anew.
ALTER TABLE channel_head ADD COLUMN feed_floor ${i64} DEFAULT 0 NOT NULL;
