import { setTimeout as pause } from 'node:timers/promises';
import type { Instance } from './pair.ts';

const NOTICED_WITHIN_MS = 60_000;
const LOOKS_EVERY_MS = 200;
const WRITTEN = /^http_requests_total\{[^}]*method="POST"[^}]*status="200"[^}]*\} [1-9]/m;

/** Resolves once the balancer sends an instance that was restarted its share again: writes come through nginx alone. Throws after a minute. */
export async function untilTakenBack({ url }: Instance, metricsToken: string): Promise<void> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  for (const endMs = Date.now() + NOTICED_WITHIN_MS; Date.now() < endMs; ) {
    const text = await (await fetch(`${url}/metrics`, { headers })).text();
    if (WRITTEN.test(text)) return;
    await pause(LOOKS_EVERY_MS);
  }
  throw new Error(`Nobody writes through ${url} a minute after it was started.`);
}
