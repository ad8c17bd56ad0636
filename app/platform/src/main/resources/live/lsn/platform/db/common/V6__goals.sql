-- What measures should come to, one row a channel and measure.
CREATE TABLE goals (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    measure ${code},
    measure_rank ${i32},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX goals_page ON goals (channel, id);
