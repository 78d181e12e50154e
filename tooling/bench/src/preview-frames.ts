/// <reference lib="dom" />
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startChild } from './child-process.ts';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';
import { signUp } from './person.ts';
import { fileOf } from './statement-file.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** A frame that takes longer is seen as a hitch. */
const HITCH_MS = 50;
const READ_MS = 120_000;

export interface PreviewFrames {
  /** From the choice of the file to its first rows on the page. */
  ms: number;
  frames: number;
  longestMs: number;
  /** Frames of more than 50 ms. */
  hitches: number;
  /** The longest that a script of the page itself held it up; 0 where none took 50 ms. */
  longestTaskMs: number;
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
    await page.goto(`${server.baseUrl}/imports/new`);
    await page.getByText('Drop a statement here').waitFor();
    return await watchReading(page, rowCount);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function watchReading(page: Page, rowCount: number): Promise<PreviewFrames> {
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
    const { frames, tasks } = await watched.evaluate((state) => {
      state.isOver = true;
      return { frames: state.frames.slice(1), tasks: state.tasks };
    });
    return {
      ms,
      frames: frames.length,
      longestMs: Math.round(Math.max(0, ...frames)),
      hitches: frames.filter((frameMs) => frameMs > HITCH_MS).length,
      longestTaskMs: Math.round(Math.max(0, ...tasks)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function startWatching(page: Page) {
  return page.evaluateHandle(() => {
    const state = { frames: [] as number[], tasks: [] as number[], isOver: false };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.tasks.push(duration);
    }).observe({ type: 'longtask' });
    let lastMs = performance.now();
    const look = (nowMs: number) => {
      state.frames.push(nowMs - lastMs);
      lastMs = nowMs;
      if (!state.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return state;
  });
}
