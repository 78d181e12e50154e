import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { makeToken, startRealServer } from './testing/real-server.ts';

const GUIDE = join(import.meta.dirname, '../../../docs/api.md');
const CURL = join(import.meta.dirname, 'testing/curl.ts');

/** Every command that the guide shows, one block after the other, in one shell. */
async function commandsOfGuide(): Promise<string[]> {
  const text = await readFile(GUIDE, 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block]) => block ?? []);
}

test('every command of the guide works as it is written, and what is sent twice is recorded once', async () => {
  const server = await startRealServer();
  onTestFinished(() => server.stop());
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-guide-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const token = await makeToken(server.browser, ['read', 'write', 'export']);
  const blocks = await commandsOfGuide();
  expect(blocks).toHaveLength(5);
  const curl = `curl() { "${process.execPath}" "${CURL}" "$@"; }`;
  const { stdout } = await promisify(execFile)('sh', ['-e', '-c', [curl, ...blocks].join('\n')], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', EARNTRACK_URL: server.origin, EARNTRACK_TOKEN: token },
  });
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const [who, platform, recorded, again, read, refused] = answers;
  expect(who).toMatchObject({ kind: 'api', scopes: ['read', 'write', 'export'] });
  expect(platform).toMatchObject({ name: 'Uber', version: 1 });
  expect(recorded).toMatchObject({ platformId: platform?.['id'], net: '84.15' });
  expect(again).toEqual(recorded);
  expect(read).toMatchObject({ items: [recorded], nextCursor: null });
  expect(refused).toMatchObject({ status: 400, fields: { from: expect.any(String) } });
  expect(answers).toHaveLength(6);
  expect(await readFile(join(folder, 'earnings.csv'), 'utf8')).toContain('Uber,2026-11-20,EUR,84.15');
});
