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

/** What is typed, but for what the tests of `documented-commands` hold to its command, its options, its script or its service. */
const TYPED =
  /^(?:psql|pg_\w+|pgbackrest|curl|openssl|patronictl|systemctl|apt-get|redis-cli|jq|rm|kill|gh|railway|vercel|docker (?!compose)|\S+\.sh|select|alter|create|grant|drop) /i;
const ON_THREE_MACHINES =
  'on three machines; `npm run test:system` has Patroni do it on one, from the same files';
/** Commands in a sentence, which nothing runs from the page, and why that is enough. */
const IN_A_SENTENCE: Readonly<Record<string, string>> = {
  'alter role earntrack createdb': 'database-role.int makes backups as a role that has it',
  'create index concurrently': 'what a migration would say, and nobody types',
  'curl http://10.0.0.1:2379/health': ON_THREE_MACHINES,
  'docker/alertmanager/render.sh FILE > TARGET': 'ha-files.test fills in every file with it',
  'openssl rand -hex 24': 'it prints letters and digits, and changes nothing',
  'openssl rand -hex 32': 'it prints letters and digits, and changes nothing',
  'patronictl -c /etc/patroni/config.yml edit-config': ON_THREE_MACHINES,
  'patronictl -c /etc/patroni/config.yml failover --force --candidate two': ON_THREE_MACHINES,
  'patronictl -c /etc/patroni/config.yml list': ON_THREE_MACHINES,
  'patronictl -c /etc/patroni/config.yml pause': ON_THREE_MACHINES,
  'patronictl -c /etc/patroni/config.yml reinit earntrack NAME': ON_THREE_MACHINES,
  'patronictl -c /etc/patroni/config.yml switchover': ON_THREE_MACHINES,
  'systemctl enable --now NAME': ON_THREE_MACHINES,
  'pg_dump --no-owner --no-privileges --no-comments earntrack':
    'the block beneath says the same, for the engine of containers',
  'psql --single-transaction -v ON_ERROR_STOP=1':
    'the block beneath says the same, for the engine of containers',
  'alter role earntrack password null': 'what docker/postgres/20-role.sh does; database-role.int runs it',
};

test('a command in a sentence is one of those that need not be run, for a reason', () => {
  const typed = pages.flatMap(({ spans }) => spans.filter((span) => TYPED.test(span)));
  expect([...new Set(typed)].toSorted()).toEqual(Object.keys(IN_A_SENTENCE).toSorted());
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
