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

test('every rule that is set to be an error has a wrong example', () => {
  const proved = new Set(readdirSync(wrongFolder).map((example) => example.slice(example.indexOf('.') + 1)));
  const unproved = ['base.json', 'limits.json'].flatMap(errorsOf).filter((rule) => !proved.has(rule));
  expect(unproved).toEqual([]);
});

// Without its plugin: oxlint reports some rules under another one than they are set under.
function errorsOf(file: string): string[] {
  const { rules } = JSON.parse(readFileSync(join(lintFolder, file), 'utf8')) as {
    rules: Record<string, string | [string, ...unknown[]]>;
  };
  const isError = (set: string | [string, ...unknown[]]) => [set].flat()[0] === 'error';
  return Object.keys(rules).flatMap((key) =>
    isError(rules[key] ?? 'off') ? (key.split('/')[1] ?? key) : [],
  );
}

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
