import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that read colours: nothing else of a screen differs from theme to theme. */
const OF_COLOURS: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** Expects that axe finds nothing wrong with what is on the screen, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  // The address changes before its screen is there.
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  for (const [colorScheme, options] of [
    ['light', {}],
    ['dark', OF_COLOURS],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violationsOf(page, options), `${page.url()}, ${colorScheme}`).toEqual([]);
  }
}

async function violationsOf(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await load(page);
  return page.evaluate(async (asked) => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    return (await axe.run({ ...asked, resultTypes: ['violations'] })).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
    );
  }, options);
}

/** By the protocol itself: `page.evaluate` takes twice as long over half a megabyte, which was a third of the time of axe. */
async function load(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: source });
  await session.detach();
  expect(exceptionDetails).toBeUndefined();
}
