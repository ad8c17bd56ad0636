// A platform in TypeScript that has one collection, written to the contract's types alone.
//
// Standard input: a product as JSON stores it, {"remove": id} takes one away.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { initTRPC, tracked } from '@trpc/server';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import type {
  Collections, Cursor, InputOf, OutputOf, Procedures, Product, RowOf,
} from './contract.js';

const CHANNEL = 'AU';
const EPOCH = '01980000-0000-7000-8000-000000000000';
const contract = JSON.parse(readFileSync('contract.json', 'utf8')) as {
  collections: Record<keyof Collections, { shape: string }>;
};

const stored = new Map<string, Product>();
const history: RowOf<'products'>[] = [];
const listeners = new Set<() => void>();

function record(row: RowOf<'products'>): void {
  history.push(row);
  listeners.forEach((listener) => listener());
}

function store(product: Product): void {
  stored.set(product.id, product);
  record({ collection: 'products', op: 'PUT', id: product.id, version: product.version, body: product });
}

function remove(id: string): void {
  const before = stored.get(id);
  if (before === undefined || !stored.delete(id)) return;
  record({ collection: 'products', op: 'DELETE', id, version: before.version + 1 });
}

function cursor(position: number): Cursor {
  return { epoch: EPOCH, position, tag: position === 0 ? '' : '00000000' };
}

const t = initTRPC.create();

type Named<Kind> = {
  [Name in keyof Procedures]: Procedures[Name]['kind'] extends Kind ? Name : never;
}[keyof Procedures];

/** A query of the contract: what it takes and gives is what the contract says. */
function query<Name extends Named<'query'>>(_: Name, answer: (input: InputOf<Name>) => OutputOf<Name>) {
  return t.procedure
    .input((value: unknown) => value as InputOf<Name>)
    .query(({ input }) => answer(input as InputOf<Name>));
}

const router = t.router({
  sync: t.router({
    hello: query('sync.hello', () => ({
      platformId: 'typescript-peer',
      epoch: EPOCH,
      api: 1,
      minClient: 1,
      serverTime: new Date().toISOString(),
      userId: 'peer-user',
      userName: 'Peer User',
      role: 'BUYER',
      permissions: ['ORDERS_READ'],
      channels: [{ code: CHANNEL, name: 'Peer', currency: 'AUD', zone: 'Australia/Sydney' }],
      scopeHash: 'peer',
      collections: { products: contract.collections.products.shape },
    })),
    bootstrap: query('sync.bootstrap', ({ after, limit }) => {
      const rest = [...stored.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .filter((product) => after == null || product.id > after);
      const page = rest.slice(0, limit);
      return {
        start: cursor(history.length),
        rows: page.map((body) => (
          { collection: 'products', op: 'PUT', id: body.id, version: body.version, body } as const)),
        next: rest.length > limit ? page.at(-1)?.id ?? null : null,
        estimate: after == null ? stored.size : -1,
      };
    }),
    pull: query('sync.pull', ({ cursor: from, limit }) => {
      const rows = history.slice(from.position, from.position + limit);
      const position = from.position + rows.length;
      return {
        cursor: cursor(position),
        head: history.length,
        more: position < history.length,
        rows,
        applied: [],
      };
    }),
    status: query('sync.status', ({ ids }) => ({ commands: ids.map((id) => ({ id })) })),
    changes: t.procedure
      .input((value: unknown) => value as InputOf<'sync.changes'>)
      .subscription(async function* ({ signal }) {
        let told = -1;
        while (signal?.aborted !== true) {
          if (history.length > told) {
            told = history.length;
            const head: OutputOf<'sync.changes'> = { channel: CHANNEL, epoch: EPOCH, position: told };
            yield tracked(String(told), head);
          }
          await new Promise<void>((resolve) => {
            const wake = () => {
              listeners.delete(wake);
              resolve();
            };
            listeners.add(wake);
            signal?.addEventListener('abort', wake, { once: true });
            if (history.length > told) wake();
          });
        }
      }),
  }),
});

for (let n = 0; n < Number(process.argv[2] ?? '3'); n++) {
  store({
    id: `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    version: 1,
    channel: CHANNEL,
    sku: `SKU-${n}`,
    name: `Product ${n}`,
    category: 'test',
    price: { minor: 1000 + n, currency: 'AUD' },
    highResale: n % 2 === 0,
    generated: true,
  });
}

const server = createHTTPServer({
  router,
  basePath: '/api/trpc/',
  responseMeta: () => ({ headers: new Headers({ 'x-platform-api': '1' }) }),
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}/api/trpc` }));
});

const input = createInterface({ input: process.stdin });
input.on('line', (line) => {
  const told = JSON.parse(line) as Product | { remove: string };
  if ('remove' in told) remove(told.remove);
  else store(told);
});
input.on('close', () => process.exit(0));
