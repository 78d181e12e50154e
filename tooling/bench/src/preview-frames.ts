/// <reference lib="dom" />
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { startChild } from './child-process.ts';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';
import { signUp } from './person.ts';
import { fileOf } from './statement-file.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** A frame that takes longer is seen as a hitch. */
const HITCH_MS = 50;
const SHORT_ROWS = 100;
const READ_MS = 120_000;
/** Until a page that was just opened has nothing to do. */
const SETTLE_MS = 2_000;

export interface Frames {
  frames: number;
  longestMs: number;
  /** Frames of more than 50 ms. */
  hitches: number;
  /**
   * Those of them in which the page itself was at work: its scripts, or the browser on its layout, also while
   * that waited for the processor. In the others nothing of it ran for long.
   */
  hitchesByPage: number;
  /** The longest that a script of the page itself held it up; 0 where none took 50 ms. */
  longestTaskMs: number;
}

export interface PreviewFrames extends Frames {
  /** From the choice of the file to its first rows on the page. */
  ms: number;
  /** A statement of a hundred rows on the same page: what drawing a read one costs, however long it is. */
  short: Frames;
  /** The same page with nothing to do for as long as the long one took: what the machine does to it. */
  idle: Frames;
}

/** Chooses a statement of so many rows in `pages`, the built ones, and looks at every frame until its rows are shown. */
export async function previewFrames(
  databaseUrl: string,
  { pages, rowCount }: { pages: string; rowCount: number },
): Promise<PreviewFrames> {
  const env = { DATABASE_URL: databaseUrl, WEB_DIST: pages, REGISTRATION: 'open' };
  const server = await startChild(join(ROOT, 'apps/server/src/main.ts'), { readyPath: '/health/ready', env });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });
  try {
    const person = await signUp(server);
    const context = await browser.newContext();
    const [name = '', value = ''] = (person.headers['cookie'] ?? '').split('=');
    await context.addCookies([{ name, value, url: server.baseUrl }]);
    const page = await context.newPage();
    const open = async () => {
      await page.goto(`${server.baseUrl}/imports/new`);
      await page.getByText('Drop a statement here').waitFor();
    };
    await open();
    const read = await watchReading(page, rowCount);
    await open();
    const { ms: _, ...short } = await watchReading(page, SHORT_ROWS);
    await open();
    await pause(SETTLE_MS);
    const watched = await startWatching(page);
    await pause(read.ms);
    return { ...read, short, idle: await endWatching(watched) };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function watchReading(page: Page, rowCount: number): Promise<Frames & Pick<PreviewFrames, 'ms'>> {
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-bench-'));
  try {
    const path = join(folder, 'long.csv');
    await writeFile(path, fileOf(rowCount));
    const watched = await startWatching(page);
    const startedMs = performance.now();
    await page.setInputFiles('input[type=file]', path);
    await page
      .getByRole('region', { name: 'Row by row' })
      .getByRole('listitem')
      .first()
      .waitFor({ timeout: READ_MS });
    const ms = Math.round(performance.now() - startedMs);
    return { ms, ...(await endWatching(watched)) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Watched = Awaited<ReturnType<typeof startWatching>>;

async function endWatching(watched: Watched): Promise<Frames> {
  const { frames, tasks, busy } = await watched.evaluate(async (state) => {
    state.isOver = true;
    // What was at work in the last frame is told after it.
    await new Promise((told) => setTimeout(told, 500));
    return { frames: state.frames.slice(1), tasks: state.tasks, busy: state.busy };
  });
  const hitches = frames.filter(({ fromMs, toMs }) => toMs - fromMs > HITCH_MS);
  const isByPage = ({ fromMs, toMs }: Stretch) =>
    busy.some((work) => work.fromMs < toMs && fromMs < work.toMs);
  return {
    frames: frames.length,
    longestMs: Math.round(Math.max(0, ...frames.map(({ fromMs, toMs }) => toMs - fromMs))),
    hitches: hitches.length,
    hitchesByPage: hitches.filter(isByPage).length,
    longestTaskMs: Math.round(Math.max(0, ...tasks)),
  };
}

/** Of the page's own clock. */
interface Stretch {
  fromMs: number;
  toMs: number;
}

async function startWatching(page: Page) {
  return page.evaluateHandle(() => {
    const state = { frames: [] as Stretch[], tasks: [] as number[], busy: [] as Stretch[], isOver: false };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.tasks.push(duration);
    }).observe({ type: 'longtask' });
    // Frames in which the page was at work for 50 ms or more, layout and all.
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        state.busy.push({ fromMs: startTime, toMs: startTime + duration });
    }).observe({ type: 'long-animation-frame' });
    let lastMs = performance.now();
    const look = (nowMs: number) => {
      state.frames.push({ fromMs: lastMs, toMs: nowMs });
      lastMs = nowMs;
      if (!state.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return state;
  });
}
