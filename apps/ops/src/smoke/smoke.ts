import { OperatorError } from '../operator-error.ts';
import type { Site } from './ask.ts';
import { type Check, CHECKS } from './checks.ts';
import { failed, type Finding } from './finding.ts';

export type Checked = Finding & { name: string; durationMs: number };

export interface SmokeReport {
  url: string;
  /** Nothing failed; what warned or was skipped is for somebody to look at. */
  ok: boolean;
  checks: Checked[];
}

/** Tries a running EarnTrack from outside, one check after the other, changing nothing. */
export async function smoke(site: Site): Promise<SmokeReport> {
  const checks: Checked[] = [];
  for (const check of CHECKS) checks.push(await runCheck(check, site));
  return { url: site.origin, ok: checks.every(({ result }) => result !== 'failed'), checks };
}

async function runCheck({ name, run }: Check, site: Site): Promise<Checked> {
  const startedAt = performance.now();
  const finding = await run(site).catch((err: unknown) => {
    if (err instanceof OperatorError) return failed(err.message);
    throw err;
  });
  return { name, ...finding, durationMs: Math.round(performance.now() - startedAt) };
}

const SIGNS = { passed: '✓', warned: '!', failed: '✗', skipped: '–' } as const;

/** The report as a person reads it at a terminal. */
export function reportOf({ url, ok, checks }: SmokeReport): string {
  const lines = checks.map(
    ({ name, result, detail, durationMs }) =>
      `${SIGNS[result]} ${name.padEnd(12)} ${`${durationMs} ms`.padStart(8)}  ${detail}`,
  );
  const wrong = checks.filter(({ result }) => result === 'failed').map(({ name }) => name);
  const verdict = ok ? 'Ready.' : `Not ready: ${wrong.join(', ')}.`;
  return [url, '', ...lines, '', verdict].join('\n');
}
