import { BEACON_LIMITS, type WebErrorKind } from '@earntrack/contract';
import { onCLS, onINP, onLCP } from 'web-vitals';
import { serverAddress } from '../server.ts';
import { tellErrorsTo } from './page-errors.ts';
import type { ScreenTimes } from './screen-times.ts';

interface Vital {
  name: string;
  screen: string;
  value: number;
}

interface Measured {
  id: string;
  name: string;
  value: number;
  entries: readonly PerformanceEntry[];
}

let waiting: { vitals: Vital[]; errors: WebErrorKind[] } = { vitals: [], errors: [] };

/**
 * Tells the server how fast this page was and what failed in it, each time when somebody leaves it: that is when a browser
 * knows. Says nothing of who they are or what they see.
 */
export function sendBeacons(screens: ScreenTimes): void {
  const told = new Set<string>();
  const tell = ({ id, name, value, entries }: Measured) => {
    // A page that is left again has grown only slower: counted twice it would weigh more than others.
    if (told.has(id)) return;
    told.add(id);
    add({ vital: { name, screen: screens.at(entries.at(-1)?.startTime ?? 0), value } });
  };
  onLCP(tell);
  onINP(tell);
  onCLS(tell);
  tellErrorsTo((kind) => add({ error: kind }));
  // After those of the measuring, which tell what they know at the same moment.
  document.addEventListener('visibilitychange', sendWhenHidden);
  window.addEventListener('pagehide', send);
}

function add({ vital, error }: { vital?: Vital; error?: WebErrorKind }): void {
  if (vital) waiting.vitals.push(vital);
  if (error) waiting.errors.push(error);
  const isFull =
    waiting.vitals.length === BEACON_LIMITS.vitals || waiting.errors.length === BEACON_LIMITS.errors;
  if (isFull) send();
  // Left already: nobody else will send it.
  else if (document.visibilityState === 'hidden') queueMicrotask(send);
}

function sendWhenHidden(): void {
  if (document.visibilityState === 'hidden') send();
}

function send(): void {
  const { vitals, errors } = waiting;
  if (vitals.length + errors.length === 0) return;
  waiting = { vitals: [], errors: [] };
  const json = new Blob([JSON.stringify({ vitals, errors })], { type: 'application/json' });
  // Where it does not arrive, one page less is counted.
  navigator.sendBeacon(serverAddress('/api/beacons'), json);
}
