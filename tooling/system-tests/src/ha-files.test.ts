import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { filledFile } from '@earntrack/testkit/filled-file';
import { expect, test } from 'vitest';
import { DOCKER, ROOT } from './places.ts';

const run = promisify(execFile);
const page = readFileSync(join(ROOT, 'docs/how-to/survive-a-lost-database.md'), 'utf8');
const files = readdirSync(join(DOCKER, 'ha'));

function namesIn(file: string): string[] {
  const text = readFileSync(join(DOCKER, 'ha', file), 'utf8');
  return [...new Set(text.match(/\$\{[A-Z_]+\}/g))].map((name) => name.slice(2, -1));
}

test.each(files)('every name that %s asks for is explained, and so is where it goes', (file) => {
  const ofOthers = /^(TWO|THREE)_/;
  const unexplained = namesIn(file).filter((name) => !ofOthers.test(name) && !page.includes(`\`${name}\``));
  expect(unexplained).toEqual([]);
  expect(page).toContain(`| \`${file}\``);
});

test.each(files)('%s is filled in by the script as the tests fill it in', async (file) => {
  const values = Object.fromEntries(namesIn(file).map((name) => [name, `${name.toLowerCase()}.of-a-test/1`]));
  const env = { PATH: process.env['PATH'] ?? '', ...values };
  const script = join(DOCKER, 'alertmanager/render.sh');
  const { stdout } = await run(script, [join(DOCKER, 'ha', file)], { env });
  expect(stdout).toBe(await filledFile(`ha/${file}`, values));
  expect(stdout).not.toMatch(/\$\{/);
});
