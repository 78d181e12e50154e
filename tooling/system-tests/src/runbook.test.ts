import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './places.ts';
import { type Page, readPage, readRunbook, readTotalLoss, readTroubles } from './runbook.ts';

const SECTIONS = ['Symptoms', 'Diagnosis', 'Solution', 'Afterwards'];
const LANGUAGES = ['sh', 'sql', 'promql'];
const PROGRAMS =
  'curl|openssl|du|df|psql|pg_\\w+|redis-cli|earntrack|docker|npm|kill|top|ps|jq|journalctl|tail|grep|select|analyze|alter|vacuum';
/** A command that stands in a sentence has no mark, and nobody would find out that it does not work. */
const IN_A_SENTENCE = new RegExp(`\`(?:${PROGRAMS}) [^\`]*\``, 'i');

/** What is missing on a page, or stands there and may not. */
function faultsOf({ sections }: Page): string[] {
  const faults: string[] = [];
  const titles = sections.map(({ title }) => title);
  if (titles.join() !== SECTIONS.join()) faults.push(`has the parts ${titles.join(', ')}`);
  for (const { title, text, commands } of sections) {
    if (text === '') faults.push(`${title} says nothing`);
    if (IN_A_SENTENCE.test(text)) faults.push(`${title} has a command in a sentence`);
    for (const { language, mark, reason, text: command } of commands) {
      const name = `"${command.split('\n')[0]}"`;
      if (mark === null) faults.push(`${name} is not marked`);
      if (mark === 'by hand' && reason.length < 10) faults.push(`${name} is by hand without a reason`);
      if (!LANGUAGES.includes(language)) faults.push(`${name} is of no known language`);
    }
  }
  const diagnosis = sections.find(({ title }) => title === 'Diagnosis')?.commands ?? [];
  if (
    !diagnosis.some(({ language, mark }) => language !== 'promql' && (mark === 'run' || mark === 'trouble'))
  )
    faults.push('has no command in Diagnosis that is run');
  return faults;
}

describe('every page of the runbook', () => {
  test.each([...readRunbook(), ...readTroubles(), readTotalLoss()].map((page) => [page.name, page] as const))(
    '%s has its parts, and every command on it is run or says why it is not',
    (_, page) => expect(faultsOf(page)).toEqual([]),
  );
});

test('every variable that a command takes is one that the overview explains', () => {
  const overview = readFileSync(join(ROOT, 'docs/runbook/README.md'), 'utf8');
  const pages = [...readRunbook(), ...readTroubles()];
  const commands = pages.flatMap(({ sections }) => sections.flatMap((section) => section.commands));
  const used = new Set(
    commands.flatMap(({ text }) => [...text.matchAll(/\$\{?([A-Z_]{2,})/g)].map(([, name]) => name)),
  );
  expect(used.size).toBeGreaterThan(5);
  expect([...used].filter((name) => !overview.includes(`| \`${name}\` |`))).toEqual([]);
});

test('a page that is not as it should be is found', () => {
  const page = readPage(
    'Wrong',
    '# Wrong\n\n## Symptoms\n\n## Diagnosis\n\nAsk `curl x`.\n\n```sh\nls\n```\n\n```sh by hand: no\nrm x\n```\n\n```perl run\n1\n```\n',
  );
  expect(faultsOf(page)).toEqual([
    'has the parts Symptoms, Diagnosis',
    'Symptoms says nothing',
    'Diagnosis has a command in a sentence',
    '"ls" is not marked',
    '"rm x" is by hand without a reason',
    '"1" is of no known language',
  ]);
});
