-- How people sign in, one row an account. Login name, password hash and second factor lie sealed.
CREATE TABLE credential (
    account ${id} NOT NULL PRIMARY KEY,
    login_key ${key} NOT NULL UNIQUE,
    sealed ${bytes} NOT NULL,
    failures ${i32} NOT NULL,
    locked_until_us ${i64} NOT NULL,
    totp_step ${i64} NOT NULL,
    epoch ${i64} NOT NULL,
    disabled ${i32} NOT NULL
)${tail};

-- A sign-in page that somebody has open. Its secrets are kept as SHA-256, here and below.
CREATE TABLE sign_in_attempt (
    form ${hash} NOT NULL PRIMARY KEY,
    browser ${hash} NOT NULL,
    sealed ${bytes} NOT NULL,
    expires_us ${i64} NOT NULL
)${tail};

CREATE TABLE authorization_code (
    code ${hash} NOT NULL PRIMARY KEY,
    session ${id} NOT NULL,
    account ${id} NOT NULL,
    epoch ${i64} NOT NULL,
    client ${code} NOT NULL,
    redirect ${text} NOT NULL,
    challenge ${text} NOT NULL,
    expires_us ${i64} NOT NULL,
    used_us ${i64}
)${tail};

-- All that came from one sign-in. The account's epoch at that time: a later one ends it.
CREATE TABLE desk_session (
    id ${id} NOT NULL PRIMARY KEY,
    account ${id} NOT NULL,
    epoch ${i64} NOT NULL,
    client ${code} NOT NULL,
    created_us ${i64} NOT NULL,
    used_us ${i64} NOT NULL,
    ended_us ${i64}
)${tail};

CREATE INDEX desk_session_account ON desk_session (account);

CREATE TABLE refresh_token (
    token ${hash} NOT NULL PRIMARY KEY,
    session ${id} NOT NULL,
    parent ${hash},
    made_us ${i64} NOT NULL,
    rotated_us ${i64}
)${tail};

CREATE INDEX refresh_token_session ON refresh_token (session);

CREATE INDEX refresh_token_parent ON refresh_token (parent);
