// A platform as the widespread web template makes it: Express, tRPC under superjson, a session
// cookie that holds a JWT. Its sign-in page says yes at once.
import http from 'node:http';
import readline from 'node:readline';
import express from 'express';
import { initTRPC, TRPCError } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { SignJWT, jwtVerify } from 'jose';
import superjson from 'superjson';

const COOKIE = 'app_session_id';
let secret = new TextEncoder().encode('only for tests, 1');
let maxAge = 365 * 24 * 60 * 60 * 1000;
let takesPosts = process.argv[2] === 'posts';
const codes = new Map();

const app = express();
app.use(express.json({ limit: '50mb' }));
app.use(express.urlencoded({ limit: '50mb', extended: true }));

app.get('/app-auth', (req, res) => {
  const { redirectUri, state, deny } = req.query;
  const back = new URL(redirectUri);
  if (deny) {
    back.searchParams.set('error', 'access_denied');
  } else {
    const code = `code-${codes.size + 1}`;
    codes.set(code, redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', state);
  }
  res.redirect(302, back.toString());
});

async function callback(req, res) {
  const { code, state } = req.method === 'POST' ? req.body : req.query;
  const redirectUri = Buffer.from(String(state), 'base64').toString();
  if (!code || codes.get(code) !== redirectUri) {
    return res.status(400).json({ error: 'code and state are required' });
  }
  codes.delete(code);
  const session = await new SignJWT({ openId: 'ana', name: 'Ana' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setExpirationTime('1y')
    .sign(secret);
  res.cookie(COOKIE, session, { httpOnly: true, path: '/', sameSite: 'lax', maxAge });
  return res.redirect(302, '/');
}
app.get('/api/oauth/callback', callback);
if (takesPosts) app.post('/api/oauth/callback', callback);

const t = initTRPC.context().create({ transformer: superjson });
const signedIn = t.procedure.use(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please login (10001)' });
  return next({ ctx });
});
const router = t.router({ whoami: signedIn.query(({ ctx }) => ({ account: ctx.user.openId })) });

async function createContext({ req }) {
  const cookie = (req.headers.cookie ?? '')
    .split('; ')
    .find((one) => one.startsWith(`${COOKIE}=`));
  try {
    const { payload } = await jwtVerify(cookie.slice(COOKIE.length + 1), secret);
    return { user: payload };
  } catch {
    return { user: null };
  }
}
app.use('/api/trpc', createExpressMiddleware({ router, createContext }));
// the single-page application answers everything else
app.use('*', (_req, res) => res.type('html').send('<!DOCTYPE html><title>App</title>'));

const server = http.createServer(app);
await new Promise((done) => server.listen(0, '127.0.0.1', done));
console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));

const commands = {
  age: (text) => {
    maxAge = Number(text);
  },
  forget: () => {
    secret = new TextEncoder().encode(`only for tests, ${Math.random()}`);
  },
};
const lines = readline.createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [name, ...rest] = line.split(' ');
  commands[name](rest.join(' '));
  console.log('{}');
});
lines.on('close', () => process.exit(0));
