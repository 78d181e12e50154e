import type { Page } from '@playwright/test';
import { expect, giveEarning, givePlatform, test, today } from './account.ts';

async function typeDay(page: Page, text: string): Promise<void> {
  const day = page.getByLabel('Which day');
  await day.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await day.pressSequentially(text);
}

test('any day can be typed key by key into a new earning, and what is no day is said', async ({ person }) => {
  await givePlatform(person, { name: 'Uber' });
  await person.goto('/earnings/new');
  await person.getByLabel('You got, after fees').pressSequentially('12.50');
  await person.getByText('Another day', { exact: true }).click();
  await typeDay(person, 'tomorrow');
  await expect(person.getByText('Like “monday” or 12 Nov')).toBeVisible();
  await person.keyboard.press('Enter');
  await expect(person.getByText('Choose the day on which you earned it.')).toBeVisible();
  await expect(person.getByLabel('Which day')).toBeFocused();
  await typeDay(person, '12 nov 2025');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('November 12, 2025');
  await person.keyboard.press('Enter');
  await expect(person.getByRole('heading', { level: 2, name: /November 12, 2025/ })).toBeVisible();
});

test('the day of an earning that is there can be typed over key by key', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  const id = await giveEarning(person, { platformId, earnedOn: today(), components: { base: '5' } });
  await person.goto(`/earnings/${id}`);
  await person.getByText('Another day', { exact: true }).click();
  await typeDay(person, 'yesterday');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('yesterday');
});
