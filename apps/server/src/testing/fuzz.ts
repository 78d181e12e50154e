import { fuzzRest } from './fuzz-rest.ts';
import { createTestApp } from './test-app.ts';

const [runs = '100000', seed] = process.argv.slice(2);
const server = await createTestApp();
try {
  await fuzzRest(server, { runs: Number(runs), ...(seed !== undefined && { seed: Number(seed) }) });
  process.stdout.write(`${runs} requests: no failure, and every answer as the document says.\n`);
} finally {
  await server.close();
}
