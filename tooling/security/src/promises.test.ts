import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { API_TOP_TEN, LEVEL_1, LEVEL_2 } from './asvs.ts';
import { anchorsOf, type NamedTest, tablesOf } from './document.ts';
import { ROOT } from './root.ts';

const DOCS = join(ROOT, 'docs');
const text = readFileSync(join(DOCS, 'security.md'), 'utf8');
const tables = tablesOf(text);

test('the requirements are those of the standard: as many of each level as it says, each once', () => {
  const all = [...LEVEL_1, ...LEVEL_2, ...API_TOP_TEN];
  expect([LEVEL_1.length, LEVEL_2.length, new Set(all).size]).toEqual([70, 183, 263]);
});

test('each requirement is answered once: it holds, it is a known gap, or it does not apply', () => {
  const answered = Object.values(tables).flatMap((rows) => rows.flatMap(({ requirements }) => requirements));
  const wanted = [...LEVEL_1, ...LEVEL_2, ...API_TOP_TEN];
  expect(answered.filter((one, index) => answered.indexOf(one) !== index)).toEqual([]);
  expect(answered.filter((one) => !wanted.includes(one))).toEqual([]);
  expect(wanted.filter((one) => !answered.includes(one))).toEqual([]);
});

test('what holds is shown by a test, or where it asks for words by the part of the document that has them', () => {
  const anchors = anchorsOf(text);
  for (const { requirements, words, tests, sections } of tables['What holds']) {
    expect([requirements, words.length > 10]).toEqual([requirements, true]);
    expect([requirements, tests.length + sections.length > 0]).toEqual([requirements, true]);
    for (const section of sections) expect(anchors).toContain(section);
  }
});

test('what is missing and what does not apply says why', () => {
  for (const { requirements, words } of [...tables['Known gaps'], ...tables['What does not apply']])
    expect([requirements, words.length > 20]).toEqual([requirements, true]);
});

test('every test that is named is there, in that file and under that title', () => {
  const named = tables['What holds'].flatMap(({ tests }) => tests);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((one) => !isThere(one))).toEqual([]);
});

/** Whether a test has this title, as it stands in the code: the first argument of a call. */
function isThere({ path, title }: NamedTest): boolean {
  const file = join(DOCS, path);
  if (!/\.(test|e2e)\.tsx?$/.test(path) || !existsSync(file)) return false;
  const escaped = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`\\(\\s*(['"\`])${escaped}\\1,`).test(readFileSync(file, 'utf8'));
}
