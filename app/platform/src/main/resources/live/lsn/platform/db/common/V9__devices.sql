-- Where people keep work, and what was ordered to be done away with there.
CREATE TABLE device (
    install ${id} NOT NULL PRIMARY KEY,
    account ${id} NOT NULL,
    first_us ${i64} NOT NULL,
    seen_us ${i64} NOT NULL,
    wipe_id ${id},
    wipe_us ${i64},
    wiped_us ${i64}
)${tail};

CREATE INDEX device_account ON device (account);

-- Unsent work of such a device, sealed, until its maker has it back.
CREATE TABLE left_work (
    id ${id} NOT NULL PRIMARY KEY,
    account ${id} NOT NULL,
    install ${id} NOT NULL,
    channel ${code} NOT NULL,
    commands ${i32} NOT NULL,
    left_us ${i64} NOT NULL,
    box ${doc} NOT NULL,
    taken_us ${i64}
)${tail};

CREATE INDEX left_work_account ON left_work (account);
