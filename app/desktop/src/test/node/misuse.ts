// What the declaration must refuse: each line marked so would be an error that nobody reported.
import type { Customer, InputOf, OutputOf, Procedures, Product, RowOf } from './contract.js';

export const decide: InputOf<'lsnFraudFinancial.decideCase'> = {
  caseId: 'c',
  verdict: 'APPROVE',
  // @ts-expect-error no such code
  code: 'X9',
};

// @ts-expect-error a limit is needed
export const bootstrap: InputOf<'sync.bootstrap'> = { channel: 'AU', collection: 'orders' };

export const row: RowOf<'products'> = {
  collection: 'products',
  op: 'PUT',
  id: 'p',
  version: 1,
  // @ts-expect-error a customer is no product
  body: {} as Customer,
};

// @ts-expect-error a name may be missing
export const name: string = ({} as Customer).name;

// @ts-expect-error amounts are numbers
export const price: Product['price'] = { minor: '100', currency: 'AUD' };

// @ts-expect-error there is no such procedure
export type Unknown = Procedures['sync.nothing'];

// @ts-expect-error the greeting takes no input
export const hello: InputOf<'sync.hello'> = { channel: 'AU' };

// @ts-expect-error what deciding asks for
export const needs: Procedures['lsnFraudFinancial.decideCase']['needs'] = 'ORDERS_READ';

// @ts-expect-error a page of orders holds no products
export const page: OutputOf<'orders.list'> = { items: [{} as Product] };

// @ts-expect-error a list is of a channel
export const list: InputOf<'orders.list'> = { limit: 100 };

export const position: number = ({} as OutputOf<'sync.changes'>).position;
