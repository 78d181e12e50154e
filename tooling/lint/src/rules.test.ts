import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

type Report = { diagnostics: { code: string; filename: string }[] };

const lintFolder = join(import.meta.dirname, '..');
const rootFolder = join(lintFolder, '../..');
const wrongFolder = join(lintFolder, 'fixtures/wrong');

let folder: string;
let found: Map<string, string[]>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earntrack-lint-'));
  cpSync(wrongFolder, folder, { recursive: true });
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(configForElsewhere()));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{ "compilerOptions": { "strict": true, "jsx": "preserve" } }',
  );
  found = lint();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(readdirSync(wrongFolder))('%s reports its wrong example', (rule) => {
  expect(found.get(rule)).toContain(rule.replace(/\.(.*)/, '($1)'));
});

// In the repository the examples are ignored, so that they fail nothing but this test.
function configForElsewhere(): object {
  const config = JSON.parse(readFileSync(join(rootFolder, '.oxlintrc.json'), 'utf8')) as {
    extends: string[];
  };
  return { ...config, extends: config.extends.map((path) => join(rootFolder, path)), ignorePatterns: [] };
}

function lint(): Map<string, string[]> {
  const oxlint = join(lintFolder, 'node_modules/.bin/oxlint');
  const args = ['--type-aware', '--format=json'];
  const { stdout } = spawnSync(oxlint, args, { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as Report;
  const byRule = Map.groupBy(diagnostics, ({ filename }) => filename.split('/', 1)[0] ?? '');
  return new Map([...byRule].map(([rule, items]) => [rule, items.map(({ code }) => code)]));
}
