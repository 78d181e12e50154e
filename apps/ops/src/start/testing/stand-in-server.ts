import { createServer } from 'node:http';

import { readConfig } from '../../config/config.ts';

// Keeps to the server's contract with the start command: PORT and HOST, GET /health, SIGTERM, the closing of the channel.
const { host, port, serverEnv } = readConfig();
const { DATABASE_URL, WEB_DIST, JWT_SECRET, SECRETS_KEY } = serverEnv;

const server = createServer((req, res) => {
  if (req.url === '/crash') process.exit(7);
  res.end(JSON.stringify({ pid: process.pid, DATABASE_URL, WEB_DIST, JWT_SECRET, SECRETS_KEY }));
});
server.listen(port, host);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
process.on('disconnect', () => process.exit(0));
