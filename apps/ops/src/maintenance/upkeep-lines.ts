import type { UpkeepReport, UpkeepStep, UpkeepWatch } from '@earntrack/api/server';

import { bytesInWords, countInWords, secondsInWords, shareInWords } from '../operating/figures-in-words.ts';

type Told = Parameters<UpkeepWatch['onProgress']>;

const CLEAR_LINE = '\r\u001B[K';

/** One line at the end of a terminal that is written over; elsewhere a line each time that a phase begins. */
export class ProgressLine {
  readonly #stream: Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean };
  #last = '';

  constructor(stream: Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean }) {
    this.#stream = stream;
  }

  tell(...[{ table, index }, { phase, share }]: Told): void {
    const what = `${index ?? table}: ${phase}`;
    if (this.#stream.isTTY) {
      this.#stream.write(`${CLEAR_LINE}${what}${share === null ? '' : `, ${shareInWords(share)}`}`);
    } else if (what !== this.#last) this.#stream.write(`${what}\n`);
    this.#last = what;
  }

  clear(): void {
    if (this.#stream.isTTY && this.#last !== '') this.#stream.write(CLEAR_LINE);
    this.#last = '';
  }
}

export function describeStep({ table, index, outcome, reason, seconds, before, after }: UpkeepStep): string {
  const name = (index === null ? table : `${table}.${index}`).padEnd(44);
  if (outcome === 'left') return `✗ ${name} ${reason}`;
  if (outcome === 'dropped') return `✓ ${name} left by a rebuild that did not end; dropped`;
  const changes = [changed(bytesInWords(before.bytes), bytesInWords(after.bytes))];
  if (before.deadRows !== null && after.deadRows !== null)
    changes.push(`dead rows ${changed(countInWords(before.deadRows), countInWords(after.deadRows))}`);
  return `✓ ${name} ${secondsInWords(seconds).padStart(7)}  ${changes.join(', ')}`;
}

export function summaryOf({ kind, isWhole, steps }: UpkeepReport): string {
  const left = steps.filter(({ outcome }) => outcome === 'left').length;
  const done = steps.length - left;
  if (isWhole && steps.length === 0)
    return kind === 'statistics'
      ? 'What the planner knows of every table is fresh.'
      : 'There was nothing to do.';
  const verdict = isWhole ? (left === 0 ? 'All done' : 'Not all done') : 'Ended before it was through';
  return `\n${verdict}: ${done} done, ${left} left.`;
}

function changed(before: string, after: string): string {
  return before === after ? before : `${before} → ${after}`;
}
