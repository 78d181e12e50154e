import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { generate } from './generate.ts';
import { namesOf, oneOf } from './names.ts';
import { applyPlan } from './plan.ts';

const INDEX = '# Decisions\n\n| # | decision |\n|---|---|\n| [0007](0007-first.md) | first |\n';

function makeRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'earntrack-generators-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'docs/decisions'), { recursive: true });
  writeFileSync(join(root, 'docs/decisions/README.md'), INDEX);
  writeFileSync(join(root, 'docs/decisions/0007-first.md'), '');
  return root;
}

const run = (root: string, ...args: string[]) => generate(args, { root, today: '2026-11-25' });

it('gives a decision the next number, a file and a line in the list', () => {
  const root = makeRoot();
  expect(run(root, 'adr', 'Money is rounded once').paths).toEqual([
    'docs/decisions/0008-money-is-rounded-once.md',
    'docs/decisions/README.md',
  ]);
  const page = readFileSync(join(root, 'docs/decisions/0008-money-is-rounded-once.md'), 'utf8');
  expect(page).toContain('# 0008. Money is rounded once\n\nDate: 2026-11-25. Status: proposed.');
  expect(readFileSync(join(root, 'docs/decisions/README.md'), 'utf8')).toBe(
    `${INDEX}| [0008](0008-money-is-rounded-once.md) | money is rounded once |\n`,
  );
});

it.each([
  [['feature', 'Vehicles'], '"Vehicles" is no name here'],
  [['feature', '../vehicles'], 'is no name here'],
  [['feature', 'glass'], '"glass" is no plural'],
  [['migration', 'two words'], 'is no name here'],
  [['preset', 'bolt-'], 'is no name here'],
  [['adr', '!!'], 'Say what was decided'],
  [['component', 'thing'], 'There is no generator for "component"'],
  [['feature'], 'Usage: npx pnpm -s new KIND NAME'],
  [['feature', 'vehicles', '--two', 'x'], 'Usage: npx pnpm -s new KIND NAME'],
])('refuses %j in a sentence and writes nothing', (args, sentence) => {
  const root = makeRoot();
  expect(() => run(root, ...args)).toThrow(sentence);
  expect(readdirSync(join(root, 'docs/decisions'))).toHaveLength(2);
});

it('writes a name in every form, and finds the name of one of many', () => {
  expect(namesOf('monthly-budgets')).toEqual({
    kebab: 'monthly-budgets',
    camel: 'monthlyBudgets',
    pascal: 'MonthlyBudgets',
    snake: 'monthly_budgets',
    constant: 'MONTHLY_BUDGETS',
    words: 'monthly budgets',
    title: 'Monthly budgets',
  });
  expect([oneOf('vehicles'), oneOf('categories')]).toEqual(['vehicle', 'category']);
});

it('writes nothing at all where one file is there already or one place has changed', () => {
  const root = makeRoot();
  const fresh = { path: 'new.md', text: 'new' };
  const taken = { path: 'docs/decisions/0007-first.md', text: 'over it' };
  const gone = { path: 'docs/decisions/README.md', at: /not there/, side: 'after', text: 'x' } as const;
  const twice = { ...gone, at: /first/ };
  expect(() => applyPlan(root, { files: [fresh, taken], insertions: [], next: [] })).toThrow(
    'docs/decisions/0007-first.md is there already: choose another name.',
  );
  for (const insertion of [gone, twice]) {
    expect(() => applyPlan(root, { files: [fresh], insertions: [insertion], next: [] })).toThrow(
      'has changed',
    );
  }
  expect(readdirSync(root)).toEqual(['docs']);
});
