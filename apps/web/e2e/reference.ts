import type { Page } from '@playwright/test';
import { expect } from './account.ts';
import { expectAccessible } from './axe.ts';

/** Opens the reference and expects that nothing of it is foreign, forbidden, out of reach or off the screen. */
export async function openReference(page: Page, baseURL = ''): Promise<void> {
  const foreign: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => void (request.url().startsWith(baseURL) || foreign.push(request.url())));
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  page.on('pageerror', (error) => void faults.push(error.message));
  const answer = await page.goto('/api/docs');
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self';");
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API reference');
  const operations = await page.locator('.operation').count();
  expect(operations).toBeGreaterThan(100);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  // All of it would be the same few parts a hundred times.
  const search = page.getByRole('searchbox', { name: 'Find an operation or an object' });
  await search.fill('goals');
  await page.evaluate(() => {
    // What is not shown would cost most of the time.
    for (const hidden of document.querySelectorAll('[hidden]:not(button)')) hidden.remove();
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await expectAccessible(page);
  expect(foreign).toEqual([]);
  expect(faults).toEqual([]);
}
