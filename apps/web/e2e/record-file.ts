import type { Page } from '@playwright/test';
import { expect } from './account.ts';
import type { StatementFile } from './statements.ts';

/** Takes a whole file in on the page, with what it changes. */
export async function recordFile(person: Page, file: StatementFile): Promise<void> {
  await person.goto('/imports/new');
  await expect(person.getByText('the file itself is not kept')).toBeVisible();
  await person.setInputFiles('input[type=file]', file);
  await person.getByRole('button', { name: /^Record \d/ }).click();
  const changes = person.getByRole('button', { name: 'Record the changes' });
  const done = person.getByRole('button', { name: 'Import another' });
  await expect(changes.or(done)).toBeVisible();
  if (await changes.isVisible()) await changes.click();
  await expect(done).toBeVisible();
}
