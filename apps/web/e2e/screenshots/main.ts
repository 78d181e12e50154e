import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';

import { CHROMIUM_ARGUMENTS, findChromium } from '../chromium.ts';
import { type DemoPlace, startDemoPlace } from './demo-place.ts';
import { type Screen, SCREENS } from './screens.ts';

const FOLDER = join(import.meta.dirname, '../../../../docs/screenshots');
const MAX_BYTES = 150_000;

const SIZES = {
  desktop: { viewport: { width: 1280, height: 860 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const;
const COLOURS = ['light', 'dark'] as const;

mkdirSync(FOLDER, { recursive: true });
const place = await startDemoPlace();
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: CHROMIUM_ARGUMENTS,
});
try {
  await takeAll();
} finally {
  await browser.close();
  await place.end();
}

async function takeAll(): Promise<void> {
  for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[]) {
    for (const colorScheme of COLOURS) {
      const context = await signedIn(browser, place, { ...SIZES[size], colorScheme });
      for (const screen of SCREENS) await take(context, screen, `${screen.name}-${size}-${colorScheme}`);
      await context.close();
    }
  }
}

type Look = (typeof SIZES)[keyof typeof SIZES] & { colorScheme: (typeof COLOURS)[number] };

async function signedIn(
  into: Browser,
  { url, email, password }: DemoPlace,
  look: Look,
): Promise<BrowserContext> {
  const context = await into.newContext({
    ...look,
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    reducedMotion: 'reduce',
  });
  const answer = await context.request.post('/trpc/auth.login', { data: { email, password } });
  if (!answer.ok()) throw new Error(`The demo could not be signed in to: ${await answer.text()}`);
  return context;
}

async function take(context: BrowserContext, screen: Screen, name: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(screen.path);
  await settled(page);
  await screen.prepare?.(page);
  await settled(page);
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  await page.close();
  const { size } = statSync(path);
  process.stdout.write(`${name}.png: ${Math.ceil(size / 1_000)} kB\n`);
  if (size > MAX_BYTES) throw new Error(`${name}.png is larger than ${MAX_BYTES / 1_000} kB.`);
}

/** Everything that was asked for is there. The network is never idle: a screen listens for changes as long as it is open. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(
    () => document.fonts.status === 'loaded' && document.querySelector('[aria-busy="true"], .sk') === null,
  );
}
