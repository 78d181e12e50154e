import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from './commands.ts';
import { root } from './root.ts';

const pages = [
  'README.md',
  'AGENTS.md',
  'SECURITY.md',
  'docker/README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    // What was decided once may name what is called otherwise today.
    .filter((name) => name.endsWith('.md') && !name.startsWith('decisions'))
    .map((name) => join('docs', name)),
];

/** What stands between the marks of code, in a sentence or in a block of its own. */
const CODE = /^ *```[^\n]*\n([\s\S]*?)^ *```$|`([^`\n]+)`/gm;
const CALLED = /(?:^\s*|pnpm -s |\bapp |'|\| )earntrack ([^|>&;'\n…]*)/gm;

function calledOn(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(CODE)]
    .map(([, block, span]) => block ?? span ?? '')
    .flatMap((code) => [...code.matchAll(CALLED)].map(([, words = '']) => words.trim()));
}

/** What of it the command does not take: its name, its verb, its options. */
function faultsOf(called: string): string[] {
  const [name = '', ...words] = called.replaceAll(/"[^"]*"/g, 'TEXT').split(/\s+/);
  if (name === 'help' || name === 'COMMAND') return [];
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return [`earntrack ${called}: there is no ${name}`];
  const taken = new Set(command.usage.match(/--[a-z][a-z-]*|[a-z][a-z-]+/g));
  const options = words.filter((word) => /^--[a-z]/.test(word));
  const [verb = ''] = words;
  // What begins with a verb takes no other.
  const hasVerbs = /^\[?[a-z]/.test(command.usage);
  const verbs = hasVerbs && /^[a-z-]+$/.test(verb) ? [verb] : [];
  return [...verbs, ...options]
    .filter((word) => !taken.has(word) && word !== '--help')
    .map((word) => `earntrack ${called}: it takes no ${word}`);
}

test('every command of the operator that a page names is there, with its verb and its options', () => {
  const called = pages.flatMap(calledOn);
  expect(called.length).toBeGreaterThan(120);
  expect(called.flatMap(faultsOf)).toEqual([]);
});

test.each([
  ['restart', 'there is no restart'],
  ['migrate sideways', 'it takes no sideways'],
  ['backup restore latest --force', 'it takes no --force'],
  ['incident update ID --message "not --this" --to all', 'it takes no --to'],
])('%s would be found', (called, fault) => {
  expect(faultsOf(called)).toEqual([`earntrack ${called}: ${fault}`]);
});
