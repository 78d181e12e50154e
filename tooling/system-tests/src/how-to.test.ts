import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FOLLOWED_ALONE, LANGUAGES, NOTATIONS, readHowTos, runOf } from './how-to.ts';
import { type Command, commandsIn } from './runbook.ts';
import { SCENES } from './scenes.ts';

/** What is missing at the fence of a block, or stands there and may not. */
function faultsOf({ language, mark, reason, text }: Command): string[] {
  const name = `"${text.split('\n')[0]}"`;
  if (NOTATIONS.includes(language)) return mark === null ? [] : [`${name} is no command, and is marked`];
  if (!LANGUAGES.includes(language)) return [`${name} is of no known language`];
  if (mark === null) return [`${name} is not marked`];
  if (mark === 'trouble') return [`${name} has no trouble that could be provoked`];
  if (mark === 'by hand' && reason.length < 10) return [`${name} is by hand without a reason`];
  return [];
}

const pages = readHowTos();

test.each(pages.map((page) => [page.name, page] as const))(
  'every command of %s is run, or says why it is not',
  (_, { blocks }) => expect(blocks.flatMap(faultsOf)).toEqual([]),
);

test('every page with a command that is run is followed by one test, and no test follows a page without', () => {
  const withCommands = pages.filter((page) => runOf(page).length > 0).map(({ name }) => name);
  const followed = [...Object.keys(SCENES), ...Object.keys(FOLLOWED_ALONE)];
  expect(followed.toSorted()).toEqual(withCommands.toSorted());
  const tests = Object.values(FOLLOWED_ALONE);
  expect(tests.filter((name) => !existsSync(join(import.meta.dirname, name)))).toEqual([]);
});

test('a block that is not as it should be is found, also under a point of a list', () => {
  const text = [
    '1. Do\n\n   ```\n   ls\n   ```\n',
    '```sh\nls -l\n```\n',
    '```sh by hand: no\nrm x\n```\n',
    '```env run\nA=1\n```\n',
    '```sql trouble\nselect\n```\n',
    '```sh run\nls -a\n```\n',
  ].join('\n');
  expect(commandsIn(text).flatMap(faultsOf)).toEqual([
    '"ls" is of no known language',
    '"ls -l" is not marked',
    '"rm x" is by hand without a reason',
    '"A=1" is no command, and is marked',
    '"select" has no trouble that could be provoked',
  ]);
});
