-- Which profiles lie on one machine, what that is called, and why it is to be wiped.
ALTER TABLE device ADD COLUMN machine ${id};

ALTER TABLE device ADD COLUMN name ${text};

ALTER TABLE device ADD COLUMN wipe_reason ${code};

CREATE INDEX left_work_install ON left_work (install);

-- A file that was not sent is left in parts, each of which is a row.
ALTER TABLE left_work ADD COLUMN part_of ${id};

ALTER TABLE left_work ADD COLUMN part ${i32};

ALTER TABLE left_work ADD COLUMN parts ${i32};
