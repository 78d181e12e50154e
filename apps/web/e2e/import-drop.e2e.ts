import { mkdir, writeFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './account.ts';

const LINES = ['platform,date,amount,currency', 'Etsy,2026-01-02,5.00,EUR'];

/** Lets go of files or folders over the place for them, or over another one, as a hand with a mouse does. */
async function drop(page: Page, paths: readonly string[], place = '.drop') {
  const box = await page.locator(place).first().boundingBox();
  const { x = 0, y = 0 } = box ?? {};
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, x: x + 40, y: y + 10, data });
}

test('of two files, or of a folder, that are dropped it says what can be done, and one file is read', async ({
  person,
}, testInfo) => {
  const folder = testInfo.outputPath('statements');
  await mkdir(folder, { recursive: true });
  const paths = [`${folder}/may.csv`, `${folder}/june.csv`];
  for (const path of paths) await writeFile(path, LINES.join('\n'));
  await person.goto('/imports/new');
  const advice = person.getByText('Drop one file at a time. Several may lie in one zip archive.');
  await drop(person, paths);
  await expect(person.getByText('These are 2 files')).toBeVisible();
  await expect(advice).toBeVisible();
  await drop(person, [folder]);
  await expect(person.getByText('This is a folder')).toBeVisible();
  await expect(advice).toBeVisible();
  await drop(person, paths.slice(0, 1));
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 row makes 1 entry');
  await expect(advice).toHaveCount(0);
});

/** Whether the page has kept what is held over it from the browser; null before anything was. */
async function noteHeld(page: Page): Promise<() => Promise<string | null>> {
  await page.evaluate(() => {
    window.addEventListener('dragover', (event) => {
      // Once everybody who listens has heard of it.
      setTimeout(() => document.body.setAttribute('data-kept', String(event.defaultPrevented)));
    });
  });
  return () => page.locator('body').getAttribute('data-kept');
}

test('a file that is let go of beside the place for it is not opened by the browser, before and after one is chosen', async ({
  person,
}, testInfo) => {
  const paths = [testInfo.outputPath('may.csv')];
  for (const path of paths) await writeFile(path, LINES.join('\n'));
  await person.goto('/imports/new');
  const isKept = await noteHeld(person);
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('Bring in a statement');
  await drop(person, paths, 'h1');
  await expect.poll(isKept).toBe('true');
  await expect(answer).toContainText('Bring in a statement');
  await drop(person, paths);
  await expect(answer).toContainText('1 row makes 1 entry');
  await person.evaluate(() => document.body.removeAttribute('data-kept'));
  await drop(person, paths, 'h1');
  await expect.poll(isKept).toBe('true');
  await expect(answer).toContainText('1 row makes 1 entry');
});
