import { setTimeout as pause } from 'node:timers/promises';

import { ask, jsonOf, type Site } from '../smoke/ask.ts';

const BETWEEN_MS = 250;
const PATIENCE_MS = 2_000;

interface Awaited {
  origin: string;
  /** Whoever else answers there is not the one that is waited for. */
  version: string;
  withinMs: number;
}

/** Null once the server there takes requests and is of that version; what was still missing where it is not so in time. */
export async function untilReady({ origin, version, withinMs }: Awaited): Promise<string | null> {
  const untilMs = performance.now() + withinMs;
  // The last look has as long as any: cut short, it would only say that it was.
  const site = { origin, token: null, patienceMs: PATIENCE_MS };
  while (true) {
    const missing = await missingAt(site, version).catch((err: Error) => err.message);
    if (missing === null) return null;
    if (performance.now() + BETWEEN_MS >= untilMs) return missing;
    await pause(BETWEEN_MS);
  }
}

async function missingAt(site: Site, version: string): Promise<string | null> {
  const ready = await ask(site, '/health/ready');
  await ready.arrayBuffer();
  if (ready.status !== 200) return `/health/ready answers ${ready.status}.`;
  const { version: served } = await jsonOf(await ask(site, '/health'));
  return served === version ? null : `/health tells of version ${String(served)}.`;
}
