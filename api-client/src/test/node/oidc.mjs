// A sign-in server (oidc-provider) and, beside it, a procedure that wants its tokens. A line on
// standard input changes how it behaves and is answered with a line.
import http from 'node:http';
import readline from 'node:readline';
import { Provider } from 'oidc-provider';

// Standard output is for the answers alone.
console.info = console.error;

let accessSeconds = 600;
let mode = 'usual';
let recorded = null;
const told = { refreshes: 0 };

const server = http.createServer((req, res) => handle(req, res));
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const { port } = server.address();
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'lsn-desk',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/callback'],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: 'openid offline_access',
    },
  ],
  clockTolerance: 0,
  cookies: { keys: ['only for tests'] },
  features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
  rotateRefreshToken: true,
  ttl: { AccessToken: () => accessSeconds },
});
const oidc = provider.callback();

async function whoami(req, res) {
  const token = (req.headers.authorization ?? '').replace(/^Bearer /, '');
  const found = token ? await provider.AccessToken.find(token) : undefined;
  const answer = found
    ? { result: { data: { account: found.accountId } } }
    : {
        error: {
          message: 'UNAUTHORIZED',
          code: -32001,
          data: { code: 'UNAUTHORIZED', httpStatus: 401, path: 'whoami' },
        },
      };
  res.writeHead(found ? 200 : 401, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(answer));
}

function page(res, status) {
  res.writeHead(status, { 'Content-Type': 'text/html', 'Retry-After': '0' });
  res.end('<!DOCTYPE html><title>Back soon</title><p>Back soon</p>');
}

// The server does what was asked, and the way back breaks.
function swallow(req, res) {
  let body = '';
  const status = () => res.statusCode;
  res.write = (chunk) => {
    body += chunk;
    return true;
  };
  res.end = (chunk) => {
    recorded = { status: status(), body: body + (chunk ?? '') };
    req.socket.destroy();
    return res;
  };
  oidc(req, res);
}

function repeat(req, res) {
  const answer = recorded;
  req.resume();
  res.writeHead(answer.status, { 'Content-Type': 'application/json' });
  res.end(answer.body);
}

function token(req, res) {
  told.refreshes += 1;
  if (mode === 'page') return page(res, 503);
  if (mode === 'page400') return page(res, 400);
  if (mode === 'swallow') {
    mode = 'usual';
    return swallow(req, res);
  }
  if (mode === 'swallow with grace') {
    mode = 'repeat';
    return swallow(req, res);
  }
  if (mode === 'repeat') {
    mode = 'usual';
    return repeat(req, res);
  }
  return oidc(req, res);
}

function handle(req, res) {
  if (req.url.startsWith('/api/trpc/whoami')) return whoami(req, res);
  if (req.url === '/token') return token(req, res);
  return oidc(req, res);
}

const commands = {
  seconds: (text) => {
    accessSeconds = Number(text);
  },
  mode: (text) => {
    mode = text;
  },
  zero: () => {
    told.refreshes = 0;
  },
  down: async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  },
  up: async () => {
    await new Promise((done) => server.listen(port, '127.0.0.1', done));
  },
  count: () => {},
};

console.log(JSON.stringify({ issuer }));
const lines = readline.createInterface({ input: process.stdin });
lines.on('line', async (line) => {
  const [name, ...rest] = line.split(' ');
  await commands[name](rest.join(' '));
  console.log(JSON.stringify(told));
});
lines.on('close', () => process.exit(0));
