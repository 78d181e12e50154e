import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

const HEADER = 'Date,Time,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Item Title';
const payment = (status: string) =>
  `05/13/2026,10:00:00,Website Payment,${status},EUR,42.00,0.00,42.00,T1,Logo`;
const MAY = csv('paypal-may.csv', [HEADER, payment('Completed')]);
const JUNE = csv('paypal-june.csv', [
  HEADER,
  payment('Canceled'),
  '06/19/2026,10:00:00,Website Payment,Completed,EUR,5.00,0.00,5.00,T9,Card',
]);

test('a person sees what a later file takes back, keeps it or lets it go, and undoing brings it back', async ({
  person,
}) => {
  const answer = person.getByRole('heading', { level: 1 });
  const review = person.getByRole('region', { name: 'What becomes of each row' });
  const row = review.getByRole('listitem');
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', MAY);
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();

  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', JUNE);
  await expect(person.getByText('unless a row says that nothing came of it')).toBeVisible();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(review.getByRole('button', { name: 'Taken back 1' })).toHaveAttribute('aria-pressed', 'true');
  await expect(answer).toHaveText('1 entry is new, 1 left out, 1 of other files taken back.');
  await expect(row).toContainText(
    'This file now says “Canceled”: the earning of €42.00 on May 13, recorded from paypal-may.csv, is taken back.',
  );
  await expect(person.getByText('1 entry of other files goes besides')).toBeVisible();
  await expectAccessible(person);
  await row.getByRole('button', { name: 'Keep what is recorded row 2' }).press('Enter');
  await expect(row).toContainText('You keep what is recorded.');
  await expect(answer).toHaveText('1 entry is new, 1 left out.');
  await row.getByRole('button', { name: /^Take it back after all/ }).press('Enter');
  await expect(answer).toContainText('1 of other files taken back');
  await person.getByRole('button', { name: 'Record the changes' }).press('Enter');
  await expect(answer).toHaveText('1 new entry is recorded, 1 left out, 1 of other files taken back.');
  await person.getByRole('button', { name: 'Taken back 1' }).click();
  await expect(person.getByText('recorded from paypal-may.csv, was taken back.')).toBeVisible();
  await person.goto('/earnings');
  await expect(answer).toContainText('€5.00');

  await person.goto('/imports');
  const june = person.getByRole('link', { name: /paypal-june\.csv/ });
  await expect(june).toContainText('1 of others taken back');
  await june.click();
  await expect(person.getByText('1 entry of other files went besides')).toBeVisible();
  await person.getByRole('button', { name: 'See what undoing changes' }).click();
  await expect(person.getByText('1 says again what another file says')).toBeVisible();
  await person.getByRole('button', { name: 'Undo the import' }).click();
  await expect(answer).toContainText('1 says again what another file says');
  await person.goto('/earnings');
  await expect(answer).toContainText('€42.00');
});

test('what a person changed stays, and they may take what the later file says', async ({ person }) => {
  const answer = person.getByRole('heading', { level: 1 });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', MAY);
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();
  await person.goto('/earnings');
  await person.getByRole('link', { name: /Logo/ }).click();
  await person.getByLabel('You got, after fees').fill('40');
  await person.keyboard.press('Enter');
  await person.waitForURL(/\/earnings$/);

  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', JUNE);
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByText('Keep what is yours?')).toBeVisible();
  await expect(person.getByText('1 that you typed or changed stays, though this file now')).toBeVisible();
  await expect(answer).toHaveText('1 entry is new, 1 left out, 1 of yours stays all the same.');
  const review = person.getByRole('region', { name: 'What becomes of each row' });
  await expect(review.getByRole('button', { name: 'Not taken 1' })).toHaveAttribute('aria-pressed', 'true');
  const row = review.getByRole('listitem');
  await expect(row).toContainText('You typed or changed it, or tagged or corrected it, so it stays.');
  await expect(row.getByRole('link', { name: 'See the earning' })).toBeVisible();
  await expectAccessible(person);
  await row.getByRole('button', { name: 'Take what the file says in row 2' }).press('Enter');
  await expect(answer).toContainText('1 of other files taken back');
  await person.getByRole('button', { name: 'Record the changes' }).press('Enter');
  await expect(answer).toContainText('1 of other files taken back');
  await person.goto('/earnings');
  await expect(answer).toContainText('€5.00');
});
