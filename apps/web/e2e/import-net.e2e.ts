import { readFile } from 'node:fs/promises';
import { expect, test } from './account.ts';

const TRIPS = new URL('../../../packages/statements/fixtures/uber/payments-order.csv', import.meta.url);

test('a trip that was paid in cash has one amount before it is sent, before it is recorded and after', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const file = { name: 'trips.csv', mimeType: 'text/csv', buffer: await readFile(TRIPS) };
  await person.setInputFiles('input[type=file]', file);
  await person.getByLabel('Currency').selectOption('EUR');
  await person.getByRole('button', { name: 'Read it so' }).click();
  const trip = person.getByRole('listitem').filter({ hasText: 'row 5' });
  await expect(trip).toContainText('€15.00');
  await expect(trip).toContainText('gross €20.00');
  await person.getByRole('button', { name: 'Look at each row' }).click();
  const review = person.getByRole('region', { name: 'What becomes of each row' });
  const staged = review.getByRole('listitem').filter({ hasText: 'row 5' });
  await expect(staged).toContainText('€15.00');
  await expect(staged).not.toContainText('−€15.00');
  await person.getByRole('button', { name: 'Record 7 entries' }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();
  await expect(trip).toContainText('€15.00');
  await expect(trip).not.toContainText('−€15.00');
});

test('a payout that the bank sent back is called so before it is sent, before it is recorded and after', async ({
  person,
}) => {
  const account = new URL('../../../packages/statements/fixtures/paypal/activity.csv', import.meta.url);
  await person.goto('/imports/new');
  const file = { name: 'account.csv', mimeType: 'text/csv', buffer: await readFile(account) };
  await person.setInputFiles('input[type=file]', file);
  const back = person.getByRole('listitem').filter({ hasText: 'row 8' });
  await expect(back).toContainText('payout that came back from your bank');
  await person.getByRole('button', { name: 'Look at each row' }).click();
  await expect(person.getByText('Leave out whichever you like.')).toBeVisible();
  await expect(back).toContainText('payout that came back from your bank');
  await person.getByRole('button', { name: 'Record 6 entries' }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();
  await expect(back).toContainText('payout that came back from your bank');
});
