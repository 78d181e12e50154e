import { formatDuration } from '@earntrack/domain';
import type { Pause } from '../../lib/outbox/outbox.ts';

interface DeviceState {
  isOnline: boolean;
  pause: Pause;
  waiting: number;
  refused: number;
}

/** What is said above every screen of what this device keeps; empty where there is nothing to say. */
export function deviceWords(state: DeviceState): string {
  const offline = state.isOnline ? '' : 'Offline: figures show when you are back.';
  return [offline, waitingWords(state), refusedWords(state)].filter(Boolean).join(' ');
}

function waitingWords({ waiting, isOnline, pause }: DeviceState): string {
  if (waiting === 0) return '';
  const wait = waiting === 1 ? '1 entry waits' : `${waiting} entries wait`;
  if (!isOnline) return `${wait} for the network.`;
  if (pause === 'signed_out') return `You were signed out meanwhile: ${wait} until you sign in.`;
  if (pause === 'unreachable') return `${wait} until the server can be reached.`;
  return waiting === 1 ? '1 entry is on its way.' : `${waiting} entries are on their way.`;
}

function refusedWords({ refused }: DeviceState): string {
  if (refused === 0) return '';
  return refused === 1
    ? '1 entry needs another look before it can be recorded.'
    : `${refused} entries need another look before they can be recorded.`;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** The clock's fault in one sentence; empty while it is right. */
export function clockWords(behindMs: number): string {
  if (behindMs === 0) return '';
  const wrongMs = Math.abs(behindMs);
  const span =
    wrongMs < 3 * DAY_MS
      ? formatDuration(Math.round(wrongMs / 1000))
      : `${Math.round(wrongMs / DAY_MS)} days`;
  return `The clock of this device is ${span} ${behindMs > 0 ? 'slow' : 'fast'}; days here follow the server’s.`;
}
