// A real tRPC server for the tests: plain on one port, superjson on another. It prints one line of
// JSON with both ports and ends when its standard input does.
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { initTRPC, tracked, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { z } from 'zod';

const TOKEN = 'good';
const later = (ms, signal) =>
    new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        signal?.addEventListener('abort', () => { clearTimeout(timer); resolve(); });
    });

function types() {
    const at = new Date('2026-11-21T10:20:30.456Z');
    return {
        d: at,
        u: undefined,
        b: 12345678901234567890n,
        m: new Map([['big', 5n], ['when', at]]),
        byNumber: new Map([[1, new Map([['inner', at]])]]),
        st: new Set(['x', at]),
        nan: NaN,
        inf: -Infinity,
        nz: -0,
        re: /a.b/gi,
        url: new URL('https://example.org/p?q=1'),
        bytes: new Uint8Array([0, 127, 255]),
        err: new Error('inner'),
        'key.with.dot': at,
        'back\\slash': { 'a.b\\': 7n },
        arr: [undefined, { deep: [at] }],
        text: 'plain', whole: 42, fraction: 1.5, yes: true, none: null,
    };
}

// tells what arrived after the transformer, so that a test sees that it was understood
function described(value) {
    if (value === null) return 'null';
    if (value instanceof Date) return 'Date ' + value.toISOString();
    if (value instanceof Map) return { Map: [...value].map(([k, v]) => [described(k), described(v)]) };
    if (value instanceof Set) return { Set: [...value].map(described) };
    if (value instanceof RegExp) return 'RegExp ' + value;
    if (value instanceof URL) return 'URL ' + value;
    if (value instanceof Uint8Array) return 'bytes ' + [...value].join();
    if (Array.isArray(value)) return value.map(described);
    if (typeof value === 'object') {
        return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, described(v)]));
    }
    return typeof value + ' ' + (Object.is(value, -0) ? '-0' : String(value));
}

function peer(transformer) {
    const t = initTRPC.context().create({
        transformer,
        isDev: false,
        sse: { ping: { enabled: true, intervalMs: 200 }, client: { reconnectAfterInactivityMs: 5000 } },
    });
    const open = t.procedure;
    const signedIn = t.procedure.use(({ ctx, next }) => {
        if (ctx.token !== TOKEN) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in' });
        return next();
    });
    const refuse = (code, message) => open.query(() => { throw new TRPCError({ code, message }); });

    const system = t.router({
        health: open.query(() => 'ok'),
        echo: open.input(z.any()).query(({ input }) => input),
        describe: open.input(z.any()).query(({ input }) => described(input)),
        echoMutation: open.input(z.any()).mutation(({ input, ctx }) => ({ input, key: ctx.key })),
        voidMutation: open.mutation(() => {}),
        needsInput: open.input(z.object({ limit: z.number().int() })).query(({ input }) => input.limit),
        types: open.query(types),
        slow: open.input(z.object({ ms: z.number() })).query(async ({ input, signal }) => {
            await later(input.ms, signal);
            return { slept: input.ms };
        }),
        boom: open.query(() => { throw new Error('kaboom'); }),
        forbidden: refuse('FORBIDDEN', 'Not for you'),
        unauthorized: refuse('UNAUTHORIZED', 'Who are you?'),
        tooMany: refuse('TOO_MANY_REQUESTS', 'Slow down'),
        nothing: open.query(() => undefined),
        whoAmI: signedIn.query(() => 'me'),
        // counts on from lastEventId to `to`, then ends, or drops the connection after `dropAt`
        changes: open
            .input(z.object({ to: z.number(), dropAt: z.number().optional(), lastEventId: z.string().optional() }))
            .subscription(async function* ({ input, ctx }) {
                const from = Number(input.lastEventId ?? 0);
                for (let seq = from + 1; seq <= input.to; seq++) {
                    yield tracked(String(seq), { seq, at: new Date(seq * 1000) });
                    if (input.dropAt === seq && from < seq) {
                        await later(50);
                        ctx.drop();
                        return;
                    }
                }
            }),
        bare: open.subscription(async function* () {
            yield tracked('7', 'tracked');
            yield 'untracked';
        }),
        failing: open
            .input(z.object({ code: z.string(), lastEventId: z.string().optional() }))
            .subscription(async function* ({ input }) {
                if (input.lastEventId === '1') return;
                yield tracked('1', { seq: 1 });
                throw new TRPCError({ code: input.code, message: 'stream failed: ' + input.code });
            }),
    });
    const router = t.router({ system });
    return new Promise((resolve) => {
        const server = createHTTPServer({
            router,
            basePath: '/api/trpc/',
            createContext: ({ req, res }) => ({
                token: req.headers.authorization?.replace('Bearer ', ''),
                key: req.headers['idempotency-key'] ?? null,
                drop: () => res.socket?.destroy(),
            }),
            responseMeta: ({ errors, eagerGeneration }) => {
                const headers = new Headers({ 'x-lsn-position': '41' });
                if (!eagerGeneration && errors.some((e) => e.code === 'TOO_MANY_REQUESTS')) {
                    headers.set('retry-after', '2');
                }
                return { headers };
            },
        });
        server.listen(0, '127.0.0.1', () => resolve(server.address().port));
    });
}

const plain = await peer(undefined);
const superjsonPort = await peer(superjson);
console.log(JSON.stringify({ plain, superjson: superjsonPort }));
process.stdin.on('end', () => process.exit(0)).resume();
