import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './root.ts';

const FOLDERS = ['docs', 'docker'];
const COMMAND = /docker compose ([^`\n]+)/g;

const pages = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name)),
);
const text = [...pages, ...['README.md', 'AGENTS.md'].map((name) => join(ROOT, name))]
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const lines = [...text.matchAll(COMMAND)].map(([, words = '']) => words);
/** Of a setting of compose itself, each value that a page or the example of .env gives it. */
const valuesOf = (name: string) =>
  pages.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(new RegExp(`\\b${name}=([\\w.:,-]*)`, 'g'))].map(
      ([, value = '']) => value,
    ),
  );

test('no documented command of the operator starts what the app depends on, which applies the migrations', () => {
  const runs = lines.filter((words) => /^run .*\bapp\b/.test(words));
  expect(runs.length).toBeGreaterThan(3);
  expect(runs.filter((words) => !/^run .*--no-deps .*\bapp\b/.test(words))).toEqual([]);
});

test('no documented command names files or profiles, which .env does: one of two files would be another installation', () => {
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((words) => /(?:^|\s)(?:-f|--file|--profile)\b/.test(words))).toEqual([]);
  const example = readFileSync(join(ROOT, 'docker/env.example'), 'utf8');
  expect(example).toMatch(/^COMPOSE_FILE=compose\.yaml$/m);
  expect(example).toMatch(/^COMPOSE_PROFILES=$/m);
});

test('no documented command goes back to another version through its migrations, which refuse a newer schema', () => {
  const back = [...text.matchAll(/EARNTRACK_VERSION=[\d.]+ docker compose ([^`\n]+)/g)].map(
    ([, words = '']) => words,
  );
  expect(back.length).toBeGreaterThan(2);
  expect(back.filter((words) => !words.includes('--no-deps'))).toEqual([]);
});

test('what .env is told to name is there, and pages of two instances name both files', () => {
  const files = valuesOf('COMPOSE_FILE').map((value) => value.split(':'));
  expect(files.flat().filter((name) => !existsSync(join(ROOT, 'docker', name)))).toEqual([]);
  const compose = readFileSync(join(ROOT, 'docker/compose.yaml'), 'utf8');
  const profiles = valuesOf('COMPOSE_PROFILES').flatMap((value) => value.split(',').filter(Boolean));
  expect(profiles.length).toBeGreaterThan(2);
  expect(profiles.filter((name) => !compose.includes(`profiles: [${name}]`))).toEqual([]);
  for (const path of pages) {
    const page = readFileSync(path, 'utf8');
    if (!/docker compose up [^\n]*\bapp-2\b|two instances behind nginx/i.test(page)) continue;
    if (path.includes('/decisions/') || path.endsWith('nginx.conf')) continue;
    expect([path, page.includes('compose.yaml:compose.scaled.yaml')]).toEqual([path, true]);
  }
});
