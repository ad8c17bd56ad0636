// Calls a server through the real tRPC client and prints, for each check, one line of JSON:
// {"check": name, "value": what came back}.
//
//   node client.mjs <base URL> <plain|superjson>
import {
  createTRPCUntypedClient,
  httpBatchLink,
  httpBatchStreamLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
} from '@trpc/client';
import { EventSource } from 'eventsource';
import superjson from 'superjson';

const [url, mode] = process.argv.slice(2);
const transformer = mode === 'superjson' ? superjson : undefined;
const answers = [];

async function recordingFetch(input, init) {
  const response = await fetch(input, init);
  answers.push(response);
  return response;
}

function client(link) {
  return createTRPCUntypedClient({
    links: [
      splitLink({
        condition: (op) => op.type === 'subscription',
        true: httpSubscriptionLink({ url, transformer, EventSource }),
        false: link({ url, transformer, fetch: recordingFetch }),
      }),
    ],
  });
}

const single = client(httpLink);
const batched = client(httpBatchLink);
const streamed = client(httpBatchStreamLink);
const date = new Date('2026-03-29T01:30:00.123Z');

/** A value with its JavaScript type, as JSON can show it. */
function shown(value) {
  if (value === undefined) return 'undefined';
  if (value === null) return null;
  if (typeof value === 'bigint') return `bigint ${value}`;
  if (typeof value === 'number') return Object.is(value, -0) || !Number.isFinite(value)
    ? `number ${Object.is(value, -0) ? '-0' : value}` : value;
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return `Date ${value.toISOString()}`;
  if (value instanceof Map) return { Map: [...value].map(([k, v]) => [shown(k), shown(v)]) };
  if (value instanceof Set) return { Set: [...value].map(shown) };
  if (Array.isArray(value)) return value.map(shown);
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, shown(v)]));
}

async function failure(promise) {
  try {
    return { unexpected: shown(await promise) };
  } catch (error) {
    const { message, data, shape } = error;
    return { message, code: shape?.code, data, status: answers.at(-1)?.status };
  }
}

/** Subscribes and gathers events until the stream ends or `enough` says so. */
function gather(path, input, { enough = () => false, onEvent = () => {} } = {}) {
  return new Promise((resolve) => {
    const events = [];
    const states = [];
    const done = (end) => {
      subscription.unsubscribe();
      resolve({ events, end, states });
    };
    const subscription = single.subscription(path, input, {
      onData(event) {
        events.push(event);
        onEvent(event, events);
        if (enough(events, states)) done('unsubscribed');
      },
      onConnectionStateChange: ({ state, error }) => states.push(error ? `${state} after error` : state),
      onError: (error) => done({ message: error.message, data: error.data }),
      onComplete: () => done('complete'),
    });
  });
}

const checks = {
  health: () => single.query('system.health'),
  echoesAnObject: () => single.query('system.echo', { text: 'ünïcode € & + %2C', n: 1.5, list: [1, null] }),
  echoesAScalar: () => single.query('system.echo', 'plain'),
  echoesNull: () => single.query('system.echo', null),
  echoesUndefined: () => single.query('system.echo'),
  echoesTypes: () => mode === 'superjson'
    ? single.query('system.echo', {
        at: date, big: 12n, map: new Map([['k', date]]), set: new Set([1]), gone: undefined, 'a.b': date,
      })
    : 'needs superjson',
  mutates: () => single.mutation('system.echoMutation', { a: 'b' }),
  mutatesWithoutInput: () => single.mutation('system.echoMutation'),
  mutatesWithALongBody: async () => (await single.mutation('system.echoMutation', 'x'.repeat(500_000))).length,
  needsInput: () => single.query('system.needsInput', { name: 'Ada' }),
  needsInputFails: () => failure(single.query('system.needsInput')),
  types: () => single.query('system.types'),
  slow: () => single.query('system.slow', { ms: 20 }),
  forbidden: () => failure(single.query('system.forbidden')),
  unauthorized: async () => ({
    ...await failure(single.query('system.unauthorized')),
    challenge: answers.at(-1).headers.get('www-authenticate'),
  }),
  tooMany: async () => ({
    ...await failure(single.query('system.tooMany')),
    retryAfter: answers.at(-1).headers.get('retry-after'),
  }),
  boom: () => failure(single.query('system.boom')),
  conflict: () => failure(single.mutation('test.conflict')),
  unknown: () => failure(single.query('nope')),
  wrongMethod: () => failure(single.query('system.echoMutation')),
  rows: () => single.query('test.rows'),
  record: () => single.query('test.record'),
  batch: async () => {
    const before = answers.length;
    const results = await Promise.allSettled([
      batched.query('system.health'),
      batched.query('nope.x'),
      batched.query('system.echo', { a: 1 }),
      batched.query('system.echo'),
      batched.query('test.rows'),
      batched.query('system.forbidden'),
    ]);
    return {
      requests: answers.length - before,
      status: answers.at(-1).status,
      results: results.map((r) => r.status === 'fulfilled' ? r.value : r.reason.data),
    };
  },
  batchOfEqualFailures: async () => {
    await Promise.allSettled([batched.query('nope.x'), batched.query('nope.y')]);
    return answers.at(-1).status;
  },
  batchOfMutations: () => Promise.all([
    batched.mutation('system.echoMutation', 1),
    batched.mutation('system.echoMutation', { two: 2 }),
  ]),
  streams: async () => {
    const before = answers.length;
    const order = [];
    const told = (name, call) => {
      call.then(() => order.push(name), () => order.push(name));
      return call;
    };
    const results = await Promise.allSettled([
      told('slowest', streamed.query('system.slow', { ms: 600 })),
      streamed.query('system.health'),
      streamed.query('nope.x'),
      streamed.query('system.echo'),
      streamed.query('system.types'),
      streamed.query('test.rows'),
      streamed.query('test.record'),
      streamed.query('system.forbidden'),
      streamed.query('system.echo', null),
      told('slow', streamed.query('system.slow', { ms: 200 })),
      told('quick', streamed.query('system.echo', 'quick')),
    ]);
    return {
      requests: answers.length - before,
      status: answers.at(-1).status,
      order,
      results: results.map((r) => r.status === 'fulfilled' ? r.value : r.reason.shape),
    };
  },
  streamOfMutations: () => Promise.all([
    streamed.mutation('system.echoMutation', 1),
    streamed.mutation('system.echoMutation', { two: 2 }),
    failure(streamed.mutation('test.conflict')),
  ]),
  streamThatIsLeft: async () => {
    const leaving = new AbortController();
    const slow = streamed.query('system.slow', { ms: 60_000 }, { signal: leaving.signal });
    const quick = await streamed.query('system.echo', 'quick', { signal: leaving.signal });
    leaving.abort();
    return [quick, await slow.then(() => 'answered', (error) => error.name)];
  },
  batchOverTheLimit: async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 101 }, () => batched.query('system.health')));
    return [results.every((r) => r.status === 'rejected'), results[0].reason.message];
  },
  subscribes: () => gather('system.changes', { count: 3 }),
  subscribesWithoutInput: () => gather('system.changes'),
  subscribesFromAnId: () => gather('system.changes', { count: 2, lastEventId: '41' }),
  subscribesUntracked: () => gather('test.untracked'),
  refusedSubscription: () => gather('closed.changes', {}),
  unknownSubscription: async () => (await gather('nope.changes', {})).events,
  resumesWhenDropped: async () => {
    let sinceReturn = 0;
    const mine = await gather('system.changes', { count: 100_000, intervalMs: 5 }, {
      onEvent: (_, events) => events.length === 5 && single.mutation('test.drop'),
      enough: (_, states) => connections(states) === 2 && ++sinceReturn === 5,
    });
    const ids = mine.events.map((event) => Number(event.id));
    return {
      first: ids[0],
      gaps: ids.filter((id, i) => i > 0 && id !== ids[i - 1] + 1),
      connections: connections(mine.states),
    };
  },
};

function connections(states) {
  return states.filter((state) => state === 'pending').length;
}

for (const [check, body] of Object.entries(checks)) {
  let value;
  try {
    value = shown(await body());
  } catch (error) {
    value = { threw: String(error) };
  }
  console.log(JSON.stringify({ check, value }));
}
