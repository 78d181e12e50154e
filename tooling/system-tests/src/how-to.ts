import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.ts';
import { type Command, commandsIn, sentencesIn } from './runbook.ts';

/** A page that says how something is done which no alert asks for, with every block on it. */
export interface HowTo {
  name: string;
  blocks: Command[];
  /** What is marked as code in a sentence. */
  spans: string[];
}

/** Of the runbook, what is done by the calendar. */
const BY_CALENDAR = ['security-audit', 'weekly-review'];

/** What stands in a file, or is a picture: nobody types it into a shell. */
export const NOTATIONS: readonly string[] = ['csv', 'env', 'json', 'nginx', 'text', 'ts', 'yaml'];
export const LANGUAGES: readonly string[] = ['sh', 'sql', 'promql', 'cron', 'logql'];

/** Pages that a test of their own follows from the first command to the last. */
export const FOLLOWED_ALONE: Readonly<Record<string, string>> = {
  'practise-the-worst': 'drills.int.test.ts',
  'restore-to-a-moment': 'restore-to-a-moment-page.int.test.ts',
};

export function readHowTos(): HowTo[] {
  const names = readdirSync(join(ROOT, 'docs/how-to')).map((name) => `how-to/${name.replace(/\.md$/, '')}`);
  return [...names, ...BY_CALENDAR.map((name) => `runbook/${name}`)].map(readHowTo);
}

function readHowTo(path: string): HowTo {
  const text = readFileSync(join(ROOT, `docs/${path}.md`), 'utf8');
  const spans = [...sentencesIn(text).matchAll(/`([^`]+)`/g)].map(([, span = '']) =>
    span.replace(/\s+/g, ' '),
  );
  return { name: path.replace(/^.*\//, ''), blocks: commandsIn(text), spans };
}

/** The commands of a page that a test runs, in their order. */
export function runOf({ blocks }: HowTo): Command[] {
  return blocks.filter(({ mark }) => mark === 'run');
}

/** Those of a page that has a test of its own. */
export function commandsOfPage(name: string): Command[] {
  const page = readHowTos().find((each) => each.name === name);
  if (page === undefined) throw new Error(`There is no page ${name}.`);
  return runOf(page);
}
