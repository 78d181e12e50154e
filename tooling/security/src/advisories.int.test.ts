import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { askForAdvisories } from './advisories.ts';

let registry: Server;
afterEach(() => new Promise((closed) => registry.close(closed)));

/** A registry on this machine that answers every question so. */
async function registryThat(status: number, body: string): Promise<NodeJS.ProcessEnv> {
  registry = createServer((req, res) => {
    req.resume();
    req.on('end', () => res.writeHead(status, { 'content-type': 'application/json' }).end(body));
  });
  await new Promise<void>((listening) => registry.listen(0, '127.0.0.1', listening));
  const address = registry.address();
  if (address === null || typeof address === 'string') throw new Error('The registry has no port');
  return { ...process.env, pnpm_config_registry: `http://127.0.0.1:${address.port}` };
}

test('nothing that is known is told with how many packages were looked at', async () => {
  const answer = await askForAdvisories(await registryThat(200, '{}'));
  expect(answer).toEqual({ kind: 'none', packages: expect.any(Number) });
  expect(answer).not.toMatchObject({ packages: 0 });
});

test('what is known is told by package, with how bad it is', async () => {
  const known = {
    id: 1,
    severity: 'high',
    title: 'Made up',
    url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  };
  const body = JSON.stringify({ fastify: [{ ...known, vulnerable_versions: '<99' }] });
  expect(await askForAdvisories(await registryThat(200, body))).toEqual({
    kind: 'some',
    advisories: [{ package: 'fastify', severity: 'high', title: 'Made up', url: known.url }],
  });
});

test.each([
  [405, '{}'],
  [404, '{}'],
  [200, '<html>a portal of some hotel</html>'],
])('a registry that answers %s is not taken for one that knows of nothing', async (status, body) => {
  expect(await askForAdvisories(await registryThat(status, body))).toMatchObject({
    kind: 'unknown',
    why: expect.stringMatching(/\w/),
  });
});
