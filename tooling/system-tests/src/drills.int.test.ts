import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { earntrack } from './operator-command.ts';
import { installPrograms } from './programs.ts';

interface Report {
  isPassed: boolean;
  failure: string | null;
  figures: Record<string, string | number>;
  steps: { name: string; seconds: number; says: string }[];
  files: string[];
}

let folder: string;
beforeAll(async () => {
  await installPrograms(['pgbackrest', 'pg_createcluster']);
  folder = await mkdtemp(join(tmpdir(), 'earntrack-drills-'));
}, 300_000);
afterAll(async () => {
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('the moment before an UPDATE without WHERE comes back, whole and for one account, and nothing acknowledged is lost', async () => {
  const { code, stdout, stderr } = await earntrack(
    ['drill', 'point-in-time', '--json', '--reports', folder],
    {},
  );
  expect(code, stderr).toBe(0);
  const report = JSON.parse(stdout) as Report;
  expect(report).toMatchObject({ isPassed: true, failure: null });
  expect(report.figures).toMatchObject({
    'RPO, acknowledged writes before the moment that are missing': 0,
    'RTO, from noticing to the table back': expect.stringMatching(/^\d+\.\d s$/),
  });
  expect(report.steps.find(({ name }) => name.startsWith('one account'))?.says).toBe('1000 earnings');
  for (const [figure, value] of Object.entries(report.figures)) console.log(`${figure}: ${value}`);
  const [markdown = '', json = ''] = await Promise.all(report.files.map((path) => readFile(path, 'utf8')));
  for (const { name } of report.steps) expect(markdown).toContain(name);
  expect(JSON.parse(json)).toMatchObject({ drill: 'point-in-time', isPassed: true });
}, 300_000);
