import type { MigrationEvent } from '@earntrack/migrations';

import { countInWords, secondsInWords, shareInWords } from '../operating/figures-in-words.ts';

const BETWEEN_LINES_MS = 2_000;

/** Says what happens while it happens, and how far it has come every two seconds. */
export function eventLines(print: (line: string) => void): (event: MigrationEvent) => void {
  let saidMs = 0;
  return (event) => {
    if (event.kind === 'started') saidMs = 0;
    if (event.kind === 'filled') {
      const isSoon = performance.now() - saidMs < BETWEEN_LINES_MS;
      if (isSoon && event.done < event.total) return;
      saidMs = performance.now();
    }
    const line = lineOf(event);
    if (line !== null) print(line);
  };
}

function lineOf(event: MigrationEvent): string | null {
  switch (event.kind) {
    case 'started':
      return null;
    case 'gaveWay':
      return `${event.name}: somebody holds a lock that it needs; it let everybody through and tries again (${event.attempt} of ${event.attempts})`;
    case 'filled': {
      const share = shareInWords(event.done / event.total);
      const resumed = event.isResumed ? ', going on where it was stopped' : '';
      return `${event.name}: ${countInWords(event.done)} of ${countInWords(event.total)} accounts, ${share}${resumed}`;
    }
    case 'applied':
      return `Applied: ${event.name} (${secondsInWords(event.ms / 1000)})`;
  }
}
