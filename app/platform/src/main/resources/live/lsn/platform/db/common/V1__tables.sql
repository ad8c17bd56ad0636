-- One schema for SQLite and the MySQL family: only what both say alike, types by placeholder.

CREATE TABLE platform_info (
    id ${id} NOT NULL PRIMARY KEY,
    epoch ${id} NOT NULL,
    created_us ${i64} NOT NULL
)${tail};

CREATE TABLE signing_key (
    id ${id} NOT NULL PRIMARY KEY,
    sealed ${bytes} NOT NULL,
    created_us ${i64} NOT NULL
)${tail};

CREATE TABLE channel (
    code ${code} NOT NULL PRIMARY KEY,
    name ${text} NOT NULL,
    currency ${code} NOT NULL,
    zone ${text} NOT NULL
)${tail};

-- The tail of every change: one row a channel, locked last and for as short as can be.
CREATE TABLE channel_head (
    channel ${code} NOT NULL PRIMARY KEY,
    position ${i64} NOT NULL,
    chain_hash ${hash} NOT NULL,
    epoch ${id} NOT NULL
)${tail};

-- Dense: one row is one transaction. chain_hash = SHA-256(the previous one || digest), digest = SHA-256(content).
CREATE TABLE audit_log (
    channel ${code} NOT NULL,
    position ${i64} NOT NULL,
    command_id ${id} UNIQUE,
    actor ${id} NOT NULL,
    at_us ${i64} NOT NULL,
    content ${doc} NOT NULL,
    digest ${hash} NOT NULL,
    chain_hash ${hash} NOT NULL,
    PRIMARY KEY (channel, position)
)${tail};

CREATE TABLE change_feed (
    channel ${code} NOT NULL,
    position ${i64} NOT NULL,
    ordinal ${i32} NOT NULL,
    collection ${code} NOT NULL,
    entity ${id} NOT NULL,
    version ${i64} NOT NULL,
    op ${code} NOT NULL,
    PRIMARY KEY (channel, position, ordinal)
)${tail};

CREATE INDEX change_feed_entity ON change_feed (entity, position);

-- Whoever sends a command twice gets the first answer. Keeps the version that it led to, not the body.
CREATE TABLE command_ledger (
    command_id ${id} NOT NULL PRIMARY KEY,
    actor ${id} NOT NULL,
    channel ${code} NOT NULL,
    payload_hash ${hash} NOT NULL,
    version ${i64},
    created_us ${i64} NOT NULL
)${tail};

CREATE TABLE number_sequence (
    channel ${code} NOT NULL,
    name ${code} NOT NULL,
    next ${i64} NOT NULL,
    PRIMARY KEY (channel, name)
)${tail};

-- The collections, with the columns that their declarations name.

CREATE TABLE orders (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    number ${text},
    source ${code},
    source_rank ${i32},
    status ${code},
    status_rank ${i32},
    placed_at ${i64},
    customer_id ${id},
    country ${text},
    show_number ${text},
    value_minor ${i64},
    refunded_minor ${i64},
    email_key ${key},
    device_key ${key},
    card_key ${key},
    ip_key ${key},
    address_key ${key},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX orders_page ON orders (channel, id);

CREATE INDEX orders_number ON orders (channel, number);

CREATE INDEX orders_placed_at ON orders (channel, placed_at);

CREATE INDEX orders_customer_id ON orders (channel, customer_id);

CREATE TABLE customers (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    number ${text},
    created_at ${i64},
    country ${text},
    chargebacks ${i64},
    email_key ${key},
    phone_key ${key},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX customers_page ON customers (channel, id);

CREATE TABLE products (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    sku ${text},
    name ${text},
    category ${text},
    price_minor ${i64},
    high_resale ${i64},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX products_page ON products (channel, id);

CREATE TABLE fraud_cases (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    number ${text},
    order_id ${id},
    order_number ${text},
    customer_id ${id},
    opened_at ${i64},
    due_at ${i64},
    score ${i64},
    level ${code},
    level_rank ${i32},
    state ${code},
    state_rank ${i32},
    value_minor ${i64},
    route ${text},
    main_reason ${text},
    verdict ${code},
    verdict_rank ${i32},
    decided_by ${id},
    decided_at ${i64},
    claimed_by ${id},
    claimed_until ${i64},
    email_key ${key},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX fraud_cases_page ON fraud_cases (channel, id);

CREATE INDEX fraud_cases_order_id ON fraud_cases (channel, order_id);

CREATE TABLE rule_sets (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    name ${text},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX rule_sets_page ON rule_sets (channel, id);

CREATE TABLE users (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    account ${id},
    role ${code},
    role_rank ${i32},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX users_page ON users (channel, id);

CREATE INDEX users_account ON users (channel, account);
