import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES, RULES_OF_THE_WHOLE } from './rules/index.ts';
import { readTree, type Tree, toWorkspace } from './workspace.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const right = readTree(join(fixtures, 'right'));
const wrong = readdirSync(join(fixtures, 'wrong')).flatMap((rule) =>
  readdirSync(join(fixtures, 'wrong', rule)).map((example) => ({ rule, example })),
);

test('a small workspace that keeps every rule is not reported', () => {
  expect(report(right)).toEqual([]);
});

test('a workspace without a lockfile is reported', () => {
  const unlocked = new Map(right);
  unlocked.delete('pnpm-lock.yaml');
  expect(report(unlocked)).toEqual(['locked-integrity']);
});

test('every rule has a wrong example, and every wrong example a rule', () => {
  const proved = new Set(wrong.map(({ rule }) => rule));
  expect([...proved].toSorted()).toEqual(RULES.map(({ name }) => name).toSorted());
});

describe('each wrong example is reported once, by its rule and no other', () => {
  test.each(wrong)('$rule: $example', ({ rule, example }) => {
    const changed = readTree(join(fixtures, 'wrong', rule, example));
    expect(report(new Map([...right, ...changed]))).toEqual([rule]);
  });
});

test('what the table allows and nobody uses is reported, and what is used is not', () => {
  const workspace = toWorkspace(right);
  const found = RULES_OF_THE_WHOLE.flatMap(({ check }) =>
    [...check(workspace)].map(({ message }) => message),
  );
  expect(found).toEqual(
    expect.arrayContaining([
      'packages/db never uses pg',
      'packages/auth never uses @earntrack/contract',
      'no test uses fast-check',
      'no *.config.ts uses @playwright/test',
    ]),
  );
  for (const used of [
    'packages/db never uses kysely',
    'packages/auth never uses lucia',
    'no test uses vitest',
  ])
    expect(found).not.toContain(used);
});

test('a file that does not parse stops the check instead of passing it', () => {
  const broken = new Map([...right, ['packages/db/src/broken.ts', 'export const = 1;']]);
  expect(() => report(broken)).toThrow('packages/db/src/broken.ts does not parse');
});

function report(tree: Tree): string[] {
  const workspace = toWorkspace(tree);
  return RULES.flatMap(({ name, check }) => [...check(workspace)].map(() => name));
}
