-- Keys that programs come in with: SHA-256 of the key, and of the one before while that still counts.
CREATE TABLE api_key (
    id ${id} NOT NULL PRIMARY KEY,
    owner ${id} NOT NULL,
    name ${text} NOT NULL,
    permissions ${text} NOT NULL,
    channels ${text} NOT NULL,
    key_hash ${hash} NOT NULL UNIQUE,
    previous_hash ${hash},
    previous_until_us ${i64},
    created_us ${i64} NOT NULL,
    expires_us ${i64} NOT NULL,
    used_us ${i64},
    revoked_us ${i64}
)${tail};

CREATE INDEX api_key_previous_hash ON api_key (previous_hash);
