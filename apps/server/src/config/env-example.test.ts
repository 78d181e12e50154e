import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { environment } from './environment.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../.env.example'), 'utf8');
const entries = text
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const);

/** Read by the earntrack command alone. */
const OF_THE_COMMAND = new Set(['PROMETHEUS_URL', 'BACKUP_IDENTITY_FILE']);

test('.env.example names exactly what the server reads, beside what only the earntrack command does', () => {
  const names = entries
    .map(([name]) => name)
    .filter((name) => !name.startsWith('EARNTRACK_') && !OF_THE_COMMAND.has(name));
  expect(names.sort()).toEqual(Object.keys(environment.shape).sort());
});

test('.env.example shows the defaults', () => {
  const needed = { DATABASE_URL: 'postgres://localhost/earntrack' };
  expect(readConfig({ ...Object.fromEntries(entries), ...needed })).toEqual(readConfig(needed));
});
