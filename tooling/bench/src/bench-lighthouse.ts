import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig, type Flags } from 'lighthouse';
import { endChild, untilReady } from '@earntrack/testkit/child-process';
import { findFreePort } from '@earntrack/testkit/free-port';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';
import { endWithUs, startApp } from './lighthouse-app.ts';

const COUNTS = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** A screen listens for changes for as long as it is open: the network never falls silent, and would be waited for in vain. */
const LOADED_MS = 15_000;
/** The same page is counted very differently from visit to visit: the one in the middle speaks for it. */
const VISITS = 5;
const SCREENS = [
  { path: '/sign-in', isSignedIn: false },
  { path: '/', isSignedIn: true },
  { path: '/earnings', isSignedIn: true },
];

export interface LighthouseRow extends Record<(typeof COUNTS)[number], number> {
  screen: string;
  as: 'phone' | 'desktop';
  /** Audits of these counts that were not passed, without those of speed: they follow from the machine. */
  faults: string;
  /** Performance of every visit, the lowest first. */
  visits: string;
}

/** Lighthouse's four counts, in per cent, of the built app on loopback, in the Chromium of the journeys. */
export async function benchLighthouse(): Promise<LighthouseRow[]> {
  const app = await startApp();
  const browser = await startChromium();
  const rows: LighthouseRow[] = [];
  try {
    for (const { path, isSignedIn } of SCREENS) {
      for (const as of ['phone', 'desktop'] as const) {
        const headers = isSignedIn ? { Cookie: app.cookie } : {};
        rows.push(await measureOften({ url: `${app.url}${path}`, port: browser.port, as, headers }));
      }
    }
  } finally {
    await browser.stop();
    await app.stop();
  }
  return rows;
}

interface Visit {
  url: string;
  port: number;
  as: LighthouseRow['as'];
  headers: Record<string, string>;
}

/** The visit in the middle by performance. */
async function measureOften(visit: Visit): Promise<LighthouseRow> {
  const rows: LighthouseRow[] = [];
  while (rows.length < VISITS) rows.push(await measure(visit));
  rows.sort((left, right) => left.performance - right.performance);
  const middle = rows[Math.floor(VISITS / 2)];
  if (!middle) throw new Error(`${visit.url} was not visited`);
  return { ...middle, visits: rows.map(({ performance }) => performance).join(' ') };
}

async function measure({ url, port, as, headers }: Visit): Promise<LighthouseRow> {
  const flags: Flags = {
    port,
    onlyCategories: [...COUNTS],
    extraHeaders: headers,
    logLevel: 'error',
    maxWaitForLoad: LOADED_MS,
  };
  const result = await lighthouse(url, flags, as === 'desktop' ? desktopConfig : undefined);
  if (!result) throw new Error(`${url} could not be measured`);
  const { categories, audits } = result.lhr;
  const counts = COUNTS.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)] as const);
  const judged = COUNTS.filter((name) => name !== 'performance').flatMap(
    (name) => categories[name]?.auditRefs.map(({ id }) => id) ?? [],
  );
  const faults = judged.filter((id) => {
    const score = audits[id]?.score;
    return typeof score === 'number' && score < 1;
  });
  const of = Object.fromEntries(counts) as Pick<LighthouseRow, (typeof COUNTS)[number]>;
  return { screen: new URL(url).pathname, as, ...of, faults: faults.join(', '), visits: '' };
}

async function startChromium() {
  const port = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-lighthouse-'));
  const place = [`--remote-debugging-port=${port}`, `--user-data-dir=${folder}`];
  const chromium = spawn(await findChromium(), ['--headless', ...CHROMIUM_FLAGS, ...place], {
    stdio: 'ignore',
  });
  endWithUs(chromium);
  const stop = async () => {
    await endChild(chromium);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  await untilReady(chromium, `http://127.0.0.1:${port}/json/version`);
  return { port, stop };
}
