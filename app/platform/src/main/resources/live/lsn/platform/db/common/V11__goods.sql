-- Goods on their way in. A lot carries its count, its inspections and what follows from them in its body.
CREATE TABLE suppliers (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    number ${text},
    name ${text},
    country ${text},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX suppliers_page ON suppliers (channel, id);

CREATE TABLE purchase_orders (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    number ${text},
    supplier_id ${text},
    supplier ${text},
    state ${code},
    state_rank ${i32},
    next_due ${text},
    line_count ${i64},
    value_minor ${i64},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX purchase_orders_page ON purchase_orders (channel, id);

CREATE TABLE inspection_plans (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    sku ${text},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX inspection_plans_page ON inspection_plans (channel, id);

CREATE TABLE lots (
    id ${id} NOT NULL PRIMARY KEY,
    version ${i64} NOT NULL,
    channel ${code} NOT NULL,
    number ${text},
    sku ${text},
    item ${text},
    supplier_id ${text},
    supplier ${text},
    order_id ${text},
    order_number ${text},
    line_id ${text},
    batch ${text},
    state ${code},
    state_rank ${i32},
    dock_at ${i64},
    counted_at ${i64},
    received_at ${i64},
    quantity ${i64},
    booked_units ${i64},
    stock_units ${i64},
    bin ${text},
    inspector ${text},
    signed_at ${i64},
    verdict ${code},
    verdict_rank ${i32},
    report_state ${code},
    report_state_rank ${i32},
    answer_due ${text},
    to_choose ${i64},
    body ${bytes} NOT NULL
)${tail};

CREATE INDEX lots_page ON lots (channel, id);

-- How much of an order's line came already.
CREATE INDEX lots_line_id ON lots (channel, line_id);
