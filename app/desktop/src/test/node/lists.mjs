// A plain Express and tRPC server with lists and one mutation, as somebody may have it: no sync.*, no
// ledger, no comparing of versions, express.json() in front.
//
// Arguments: plain or superjson, how many products there are, and no-get to give out lists alone. Standard input takes a line of JSON
// for each thing that a test wants; each is answered by a line of JSON once it is done.
import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import { initTRPC, TRPCError } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express from 'express';
import superjson from 'superjson';

const rich = process.argv[2] === 'superjson';
const me = {
  account: 'list-analyst',
  name: 'List Analyst',
  role: 'FRAUD_ANALYST',
  channels: [{ code: 'AU', name: 'Australia', currency: 'AUD', zone: 'Australia/Sydney' }],
};
const LEADS_TO = { APPROVE: 'DECIDED', DECLINE: 'DECIDED', VERIFY: 'AWAITING_CUSTOMER', ESCALATE: 'ESCALATED' };
const tables = { fraudCases: [], products: [], customers: [], ruleSets: [] };

// what the test has set
let mood = {};
// what has come
const seen = { decided: 0, posts: [], keys: [], pages: 0 };

const t = initTRPC.context().create({ transformer: rich ? superjson : undefined, isDev: false });
const asked = (value) => {
  if (typeof value?.channelId !== 'string') throw new Error('channelId');
  return value;
};
const limited = (value) => {
  if (!(asked(value).limit <= (mood.maxLimit ?? 100))) throw new Error('limit: too many');
  return value;
};

// a superjson server gives out dates, not their text
function given(record) {
  if (!rich) return record;
  return JSON.parse(JSON.stringify(record), (key, value) =>
    ['openedAt', 'dueAt', 'updatedAt', 'at'].includes(key) ? new Date(value) : value);
}

function lists(name) {
  return t.router({
    // by offset, as so many do it: rows move between pages when one before them goes
    list: t.procedure.input(limited).query(({ input, ctx }) => {
      if (mood.forbidden === name) throw new TRPCError({ code: 'FORBIDDEN', message: 'Not for you' });
      const from = input.cursor ?? 0;
      if (mood.breakAt === name && from > 0) { ctx.res.socket.destroy(); return undefined; }
      const rows = tables[name].slice(from, from + input.limit);
      if (mood.goesMeanwhile === name && from === 0) {
        mood = {};
        tables[name].shift();
      }
      seen.pages++;
      const more = from + rows.length < tables[name].length;
      const nextCursor = mood.endless === name ? 0 : more ? from + rows.length : null;
      return { items: rows.map(given), nextCursor, total: tables[name].length };
    }),
    ...(process.argv[4] === 'no-get' ? {} : { get: t.procedure.input(asked).query(({ input }) => {
      const found = tables[name].find((row) => row.id === input.id);
      if (mood.hidden === name) throw new TRPCError({ code: 'FORBIDDEN', message: 'Not one by one' });
      if (found === undefined) throw new TRPCError({ code: 'NOT_FOUND', message: 'No such record' });
      return given(found);
    }) }),
  });
}

function decide(id, by, { verdict, code, note }) {
  const found = tables.fraudCases.find((row) => row.id === id);
  if (found === undefined) throw new TRPCError({ code: 'NOT_FOUND', message: 'No such case' });
  found.decisions.push({ commandId: randomUUID(), by, at: new Date().toISOString(), verdict, code, note });
  found.state = LEADS_TO[verdict];
  found.version++;
  return found;
}

const router = t.router({
  auth: t.router({ me: t.procedure.query(() => me) }),
  me: t.router({
    list: t.procedure.input(limited).query(() => ({
      items: [{ id: 'u-1', version: 1, channel: 'AU', account: me.account, name: me.name, role: me.role,
        permissions: [], channels: ['AU'], since: 'the beginning' }],
    })),
  }),
  ...Object.fromEntries(Object.keys(tables).map((name) => [name, lists(name)])),
  lsnFraudFinancial: t.router({
    decideCase: t.procedure.input((value) => value).mutation(({ input, ctx }) => {
      seen.keys.push(ctx.req.headers['idempotency-key']);
      if (mood.refuse) throw new TRPCError({ code: mood.refuse, message: 'No' });
      if (mood.drop > 0) { mood.drop--; ctx.res.socket.destroy(); return undefined; }
      seen.decided++;
      decide(input.caseId, me.account, input);
      if (mood.lose > 0) { mood.lose--; ctx.res.socket.destroy(); }
      return { success: true };
    }),
  }),
});

const app = express();
app.use(express.json());
app.use((req, _, next) => {
  if (req.method === 'POST') seen.posts.push(req.path);
  next();
});
app.use('/api/trpc', createExpressMiddleware({ router, createContext: ({ req, res }) => ({ req, res }) }));

for (let n = 0; n < Number(process.argv[3] ?? '3'); n++) {
  tables.products.push({
    id: `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    sku: `SKU-${n}`,
    name: `Product ${n}`,
    category: 'test',
    price: { minor: 1000 + n, currency: 'AUD' },
    highResale: n % 2 === 0,
    generated: true,
    updatedAt: '2026-11-20T10:00:00.123Z',
    warehouse: 'no desk knows this',
  });
}

let server = app.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const { port } = server.address();
console.log(JSON.stringify({ url: `http://127.0.0.1:${port}/api/trpc` }));

const acts = {
  put({ collection, record }) {
    const at = tables[collection].findIndex((row) => row.id === record.id);
    if (at < 0) tables[collection].push(record);
    else tables[collection][at] = record;
  },
  remove({ collection, from, count }) { tables[collection].splice(from, count); },
  mood(next) { mood = next; },
  decide({ id, by, verdict, code }) { decide(id, by, { verdict, code }); },
  tell() { return seen; },
  away() {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  },
  back() {
    server = app.listen(port, '127.0.0.1');
    return new Promise((resolve) => server.once('listening', () => resolve()));
  },
};
for await (const line of createInterface({ input: process.stdin })) {
  const [[act, value]] = Object.entries(JSON.parse(line));
  console.log(JSON.stringify((await acts[act](value)) ?? {}));
}
process.exit(0);
