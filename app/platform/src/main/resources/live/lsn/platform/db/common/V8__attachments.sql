-- The content of files: what is known of each, and how far it came. The bytes lie elsewhere, by their hash.
CREATE TABLE attachment (
    id ${id} NOT NULL PRIMARY KEY,
    channel ${code} NOT NULL,
    collection ${code} NOT NULL,
    aggregate ${id} NOT NULL,
    sha256 ${hash} NOT NULL,
    length_bytes ${i64} NOT NULL,
    media_type ${text} NOT NULL,
    owner ${id} NOT NULL,
    received ${i64} NOT NULL,
    thumbnail ${bytes},
    created_us ${i64} NOT NULL,
    touched_us ${i64} NOT NULL,
    complete_us ${i64},
    named_us ${i64}
)${tail};

CREATE INDEX attachment_content ON attachment (sha256, channel);

CREATE INDEX attachment_touched ON attachment (complete_us, touched_us);

-- The pieces of what is not complete yet, sealed: any node takes the next one.
CREATE TABLE attachment_piece (
    attachment ${id} NOT NULL,
    from_byte ${i64} NOT NULL,
    sealed ${bytes} NOT NULL,
    PRIMARY KEY (attachment, from_byte)
)${tail};
