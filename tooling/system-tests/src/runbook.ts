import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.ts';

/** Prints something at any time; only while its trouble is there; or is nothing that a test may or can do, for a reason that is written there. */
export type Mark = 'run' | 'trouble' | 'by hand';

/** A command of a page: what stands in one fenced block. */
export interface Command {
  language: string;
  /** Null where the page does not say. */
  mark: Mark | null;
  reason: string;
  text: string;
}

export interface Section {
  title: string;
  text: string;
  commands: Command[];
}

export interface Page {
  name: string;
  sections: Section[];
}

const FOLDER = join(ROOT, 'docs/runbook');
/** Alerts have names in capitals; the overview and what is done by the calendar have not. */
const OF_ALERT = /^[A-Z][a-z]\w*\.md$/;
const BLOCK = /^( *)```(.*)\n([\s\S]*?)^ *```$/gm;
const MARKED = /^(\w+)(?: (run|trouble|by hand)(?:: (.*))?)?$/;

/** Every page of an alert, by its name. */
export function readRunbook(): Page[] {
  return readdirSync(FOLDER)
    .filter((name) => OF_ALERT.test(name))
    .map((name) => readPage(name.replace(/\.md$/, ''), readFileSync(join(FOLDER, name), 'utf8')));
}

/** Each row of the overview. */
export function alertsOfOverview(): { alert: string; severity: string; tier: string }[] {
  const text = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  const rows = text.matchAll(/^\| \[(\w+)\]\(\1\.md\) \| (\w+) \| (\w+) \|$/gm);
  return [...rows].map(([, alert = '', severity = '', tier = '']) => ({ alert, severity, tier }));
}

/** What to do when nothing is left that could ring. */
export function readTotalLoss(): Page {
  return readPage('total-loss', readFileSync(join(FOLDER, 'total-loss.md'), 'utf8'));
}

/** What rings nobody, since the server does as it should, and people call. */
export const TROUBLES = ['auth-failures', 'cors'] as const;
export type Trouble = (typeof TROUBLES)[number];

export function readTrouble(name: Trouble): Page {
  return readPage(name, readFileSync(join(FOLDER, `${name}.md`), 'utf8'));
}

export function readTroubles(): Page[] {
  return TROUBLES.map(readTrouble);
}

export function readPage(name: string, text: string): Page {
  const [, ...parts] = text.split(/^## /m);
  return {
    name,
    sections: parts.map((part) => {
      const [title = '', ...lines] = part.split('\n');
      const body = lines.join('\n');
      return {
        title,
        text: sentencesIn(body),
        commands: commandsIn(body),
      };
    }),
  };
}

/** What stands around the blocks. */
export function sentencesIn(text: string): string {
  return text.replaceAll(BLOCK, '').trim();
}

/** Every block of a text, also where it stands under a point of a list. */
export function commandsIn(text: string): Command[] {
  return [...text.matchAll(BLOCK)].map(([, indent = '', info = '', command = '']) =>
    readCommand(info, command.replaceAll(new RegExp(`^${indent}`, 'gm'), '')),
  );
}

function readCommand(info: string, text: string): Command {
  const [, language = info, mark, reason = ''] = MARKED.exec(info.trim()) ?? [];
  return { language, mark: (mark as Mark | undefined) ?? unmarked(language), reason, text: text.trim() };
}

/** Prometheus is asked whatever stands on a page, at any time. */
function unmarked(language: string): Mark | null {
  return language === 'promql' ? 'run' : null;
}

interface Moment {
  /** Also what prints nothing while all is well. */
  inTrouble: boolean;
  /** All parts without word. */
  parts?: 'solution' | 'all but the solution';
}

/** What of a page is run at a moment. */
export function commandsOf({ sections }: Page, { inTrouble, parts }: Moment): Command[] {
  return sections
    .filter(({ title }) => parts === undefined || (title === 'Solution') === (parts === 'solution'))
    .flatMap(({ commands }) => commands)
    .filter(({ mark }) => mark === 'run' || (inTrouble && mark === 'trouble'));
}
