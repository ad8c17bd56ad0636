-- By how many weeks what was imported into the channel was moved; empty before its first import.
ALTER TABLE channel ADD COLUMN shift_weeks ${i64};
