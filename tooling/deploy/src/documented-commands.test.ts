import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
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

/** What stands between the marks of code, in a sentence or in a block of its own. */
const CODE = /^ *```[^\n]*\n([\s\S]*?)^ *```$|`([^`\n]+)`/gm;
const codes = [...text.matchAll(CODE)].map(([, block, span]) => block ?? span ?? '');

/** What compose is asked for anywhere, with the options that are asked of it: each is one of Compose 2. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  build: [],
  exec: [],
  logs: ['--no-log-prefix', '--since'],
  restart: [],
  run: ['--rm', '--no-deps'],
  up: ['--detach', '--build', '--wait', '--no-deps'],
};
/** Only the first word is of compose; the others are for the program in the container. */
const PASSES_ON = ['exec', 'run'];
const services = ['compose.yaml', 'compose.scaled.yaml'].flatMap((name) => {
  const file = readFileSync(join(ROOT, 'docker', name), 'utf8');
  const { services: named } = parse(file, { customTags: [{ tag: '!reset', collection: 'seq' }] }) as {
    services: object;
  };
  return Object.keys(named);
});

function faultsOfCompose(words: string): string[] {
  const [asked = '', ...rest] = words.trim().split(/\s+/);
  const options = ASKED[asked];
  if (options === undefined) return [`docker compose ${words}: nobody asks it to ${asked}`];
  const isOption = (word: string) => word.startsWith('--');
  const first = rest.findIndex((word, place) => !isOption(word) && rest[place - 1] !== '--since');
  const [given, named] = first === -1 ? [rest, []] : [rest.slice(0, first), rest.slice(first)];
  const own = PASSES_ON.includes(asked) ? named.slice(0, 1) : named;
  return [
    ...given.filter((word) => isOption(word) && !options.includes(word)).map((word) => `no option ${word}`),
    ...own.filter((word) => !services.includes(word)).map((word) => `no service ${word}`),
  ].map((fault) => `docker compose ${words}: ${fault}`);
}

test('every documented command of compose asks for what it does, of services that there are', () => {
  const asked = codes.flatMap((code) =>
    [...code.matchAll(/(?<!, )docker compose ([^|>&\n]+)/g)].map(([, words = '']) => words.trim()),
  );
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.flatMap(faultsOfCompose)).toEqual([]);
  expect(faultsOfCompose('exec web earntrack doctor')).toEqual([
    'docker compose exec web earntrack doctor: no service web',
  ]);
  expect(faultsOfCompose('up --detached app')).toEqual([
    'docker compose up --detached app: no option --detached',
  ]);
  expect(faultsOfCompose('down')).toHaveLength(1);
});

/** The scripts of the repository, and of each package of it by its name. */
const scripts = new Map(
  [
    '.',
    ...['apps', 'packages', 'tooling'].flatMap((group) =>
      readdirSync(join(ROOT, group)).map((name) => join(group, name)),
    ),
  ]
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json')))
    .map((folder) => {
      const file = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
      const { name, scripts: named = {} } = JSON.parse(file) as { name: string; scripts?: object };
      return [name, Object.keys(named)] as const;
    }),
);

test('every documented script is one of the package that it is called in', () => {
  const CALLED = /(?:npx pnpm|npm run)(?: -s)?(?: --filter (\S+))? ([a-z][\w:-]*)/g;
  const called = codes.flatMap((code) => [...code.matchAll(CALLED)]);
  expect(called.length).toBeGreaterThan(60);
  const missing = called
    .filter(([, where = 'earntrack', name = '']) => name !== 'exec' && !scripts.get(where)?.includes(name))
    .map(([words]) => words);
  expect(missing).toEqual([]);
});
