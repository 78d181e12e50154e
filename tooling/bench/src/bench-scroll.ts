/// <reference lib="dom" />
import { join } from 'node:path';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { builtPages } from './built-pages.ts';
import { startChild } from './child-process.ts';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';
import { quantile } from './http-load.ts';
import { LARGE } from './large-account.queries.ts';
import { fill, signUp } from './person.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** In pixels a second: as somebody reads, as somebody looks for a month, and as somebody throws the list. */
const SPEEDS = { reading: 1_500, looking: 6_000, throwing: 20_000 } as const;
const SECONDS = 5;
/** A frame that takes longer is seen as a hitch. */
const HITCH_MS = 50;

export interface ScrollRow {
  scroll: keyof typeof SPEEDS;
  frames: number;
  medianMs: number;
  p95Ms: number;
  longestMs: number;
  /** Frames of more than 50 ms. */
  hitches: number;
  /** Share of the frames in which a row in sight was still on its way, in per cent. */
  waitingPercent: number;
}

interface Frame {
  ms: number;
  isWaiting: boolean;
}

/** Scrolls the list of a large account on a phone's screen, and looks at every frame. */
export async function benchScroll() {
  const pages = await builtPages();
  const postgres = await startThrowawayPostgres();
  await migrateUp(postgres.url);
  const env = { DATABASE_URL: postgres.url, WEB_DIST: pages, REGISTRATION: 'open' };
  const server = await startChild(join(ROOT, 'apps/server/src/main.ts'), { readyPath: '/health/ready', env });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });
  try {
    const person = await signUp(server);
    await fill(postgres.url, person);
    const context = await browser.newContext(PHONE);
    const [name = '', value = ''] = (person.headers['cookie'] ?? '').split('=');
    await context.addCookies([{ name, value, url: server.baseUrl }]);
    const page = await context.newPage();
    await page.goto(`${server.baseUrl}/earnings`);
    await page.getByRole('row').nth(5).waitFor();
    const devtools = await context.newCDPSession(page);
    const rows: ScrollRow[] = [];
    for (const scroll of Object.keys(SPEEDS) as (keyof typeof SPEEDS)[]) {
      rows.push(rowOf(scroll, await framesOf(page, () => drag(devtools, SPEEDS[scroll]))));
    }
    return { earnings: LARGE.earnings, rows };
  } finally {
    await browser.close();
    await server.stop();
    await postgres.stop();
  }
}

async function drag(devtools: CDPSession, speed: number): Promise<void> {
  const gesture = { x: 195, y: 400, yDistance: -speed * SECONDS, speed, preventFling: true } as const;
  await devtools.send('Input.synthesizeScrollGesture', { ...gesture, gestureSourceType: 'touch' });
}

async function framesOf(page: Page, act: () => Promise<void>): Promise<Frame[]> {
  const watched = await page.evaluateHandle(() => {
    const frames: { ms: number; isWaiting: boolean }[] = [];
    const state = { frames, isOver: false };
    let lastMs = performance.now();
    const look = (nowMs: number) => {
      const skeletons = [...document.querySelectorAll('.skeleton-row')].map((row) =>
        row.getBoundingClientRect(),
      );
      const isWaiting = skeletons.some(({ top, bottom }) => bottom > 0 && top < innerHeight);
      frames.push({ ms: nowMs - lastMs, isWaiting });
      lastMs = nowMs;
      if (!state.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return state;
  });
  await act();
  return watched.evaluate((state) => {
    state.isOver = true;
    return state.frames.slice(1);
  });
}

function rowOf(scroll: ScrollRow['scroll'], frames: readonly Frame[]): ScrollRow {
  const times = frames.map(({ ms }) => ms);
  const [medianMs, p95Ms, longestMs] = [0.5, 0.95, 1].map((share) => Math.round(quantile(times, share)));
  const waiting = frames.filter(({ isWaiting }) => isWaiting).length;
  return {
    scroll,
    frames: frames.length,
    medianMs: medianMs ?? 0,
    p95Ms: p95Ms ?? 0,
    longestMs: longestMs ?? 0,
    hitches: times.filter((ms) => ms > HITCH_MS).length,
    waitingPercent: Math.round((100 * waiting) / Math.max(frames.length, 1)),
  };
}
