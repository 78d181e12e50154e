import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHowTos, runOf } from './how-to.ts';
import { installPrograms } from './programs.ts';
import { askedByPsql, runInShell } from './run-command.ts';
import type { Command } from './runbook.ts';
import type { Scene } from './scene.ts';
import { SCENES } from './scenes.ts';
import { type Stack, startStack } from './stack.ts';

const TEST_MS = 240_000;
/** What looks, and the code with which it ends where it found something. */
const LOOKS: readonly [RegExp, number][] = [
  [/earntrack (?:doctor|review|audit)\b/, 1],
  [/earntrack migrate plan\b/, 2],
];
const PAGES = new Map(readHowTos().map((page) => [page.name, runOf(page)]));

let stack: Stack;
beforeAll(async () => {
  await installPrograms();
  stack = await startStack();
}, 300_000);
afterAll(() => stack?.stop(), 60_000);

/** What is typed here in the place of what stands on the page. */
async function typed(scene: Scene, { text }: Command, printed: string, used: Set<string>): Promise<string> {
  let command = text;
  for (const [onPage, here] of Object.entries(scene.standIns ?? {})) {
    if (!command.includes(onPage)) continue;
    used.add(onPage);
    command = command.replaceAll(onPage, typeof here === 'string' ? here : await here(printed));
  }
  return command;
}

async function printedBy(scene: Scene, language: string, command: string): Promise<string> {
  const database = scene.database?.(command);
  const shell = {
    ...stack.operator,
    ...scene.shell,
    ...(database === undefined ? {} : { DATABASE_URL: database }),
  };
  if (language === 'sql') return runInShell(stack.folder, shell, askedByPsql(command));
  const [, code] = LOOKS.find(([looks]) => looks.test(command)) ?? [];
  return runInShell(
    stack.folder,
    shell,
    code === undefined ? command : `{ ${command}\n} || test $? = ${code}`,
  );
}

test.each(Object.entries(SCENES))(
  'every command of the page %s does what the page says',
  async (name, makeScene) => {
    await using ends = new AsyncDisposableStack();
    const scene = await makeScene(stack, ends);
    const used = new Set<string>();
    const silent: string[] = [];
    let printed = '';
    for (const each of PAGES.get(name) ?? []) {
      const command = await typed(scene, each, printed, used);
      await scene.before?.(command);
      const text = await printedBy(scene, each.language, command);
      // SQL that changes something says nothing.
      if (each.language === 'sh' && text === '') silent.push(command);
      printed += `${text}\n`;
    }
    expect(silent).toEqual([]);
    for (const shown of scene.shows) expect(printed).toMatch(shown);
    expect([...used].toSorted()).toEqual(Object.keys(scene.standIns ?? {}).toSorted());
  },
  TEST_MS,
);
