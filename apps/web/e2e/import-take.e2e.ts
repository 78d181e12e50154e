import { expect, giveEarning, givePlatform, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

const FILE = csv('shop.csv', [
  'id,platform,date,amount,currency,notes',
  'A1,Shop,2026-01-12,10.00,USD,first',
  'A2,Shop,2026-01-13,11.00,USD,second',
]);

test('a person takes what a file says instead of what they typed, and undoing gives that back', async ({
  person,
}) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', FILE);
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();
  await person.goto('/earnings');
  await person.getByRole('link', { name: /first/ }).click();
  await person.getByLabel('You got, after fees').fill('9');
  await person.keyboard.press('Enter');
  await person.waitForURL(/\/earnings$/);

  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', FILE);
  await person.getByRole('button', { name: 'Record it again' }).click();
  await expect(person.getByText('1 row says otherwise than what is there')).toBeVisible();
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', FILE);
  await person.getByRole('button', { name: 'Look at each row' }).click();
  const review = person.getByRole('region', { name: 'What becomes of each row' });
  const row = review.getByRole('listitem');
  await expect(review.getByRole('button', { name: 'Not taken 1' })).toHaveAttribute('aria-pressed', 'true');
  await expect(row).toContainText('You changed it, so it stays yours.');
  await expect(row).toContainText('Base $9.00 → $10.00');
  await expectAccessible(person);
  await row.getByRole('button', { name: 'Take what the file says in row 2' }).press('Enter');
  await expect(row).toContainText('You take what the file says.');
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('0 entries are new, 1 changed, 1 already there.');
  await person.getByRole('button', { name: 'Record the changes' }).press('Enter');
  await expect(answer).toHaveText('0 new entries are recorded, 1 changed, 1 was already there.');

  await person.goto('/earnings');
  await expect(answer).toContainText('2 earnings add up to $21.00');
  await person.getByRole('link', { name: /first/ }).click();
  const sources = person.getByRole('region', { name: 'Where it comes from' });
  await expect(sources.getByText('Taken by you').first()).toBeVisible();
  await expectAccessible(person);

  await person.goto('/imports');
  await person
    .getByRole('link', { name: /shop\.csv/ })
    .first()
    .click();
  await person.getByRole('button', { name: 'See what undoing changes' }).click();
  await expect(person.getByText('1 is again what you had')).toBeVisible();
  await person.getByRole('button', { name: 'Undo the import' }).click();
  await expect(answer).toContainText('1 is again what you had');
  await person.goto('/earnings');
  await expect(answer).toContainText('2 earnings add up to $20.00');
});

test('a row that is what a person typed, and says something else by now, is taken where they say so', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Shop' });
  await giveEarning(person, { platformId, earnedOn: '2026-01-12', components: { base: '10' } });
  const header = 'id,platform,date,amount,currency,notes';
  const answer = person.getByRole('heading', { level: 1 });
  const review = person.getByRole('region', { name: 'What becomes of each row' });
  await person.goto('/imports/new');
  const same = csv('same.csv', [header, 'A1,Shop,2026-01-12,10.00,USD,first']);
  await person.setInputFiles('input[type=file]', same);
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await review.getByRole('button', { name: /^It is the same/ }).click();
  await expect(review.getByText('It is what you typed: one earning.')).toBeVisible();
  await person.getByRole('button', { name: /^Record/ }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();

  await person.goto('/imports/new');
  const changed = csv('changed.csv', [header, 'A1,Shop,2026-01-12,12.00,USD,first']);
  await person.setInputFiles('input[type=file]', changed);
  await person.getByRole('button', { name: 'Look at each row' }).click();
  const row = review.getByRole('listitem');
  await expect(row).toContainText('It is what you typed: one earning.');
  await row.getByRole('button', { name: 'Take what the file says in row 2' }).press('Enter');
  await expect(row).toContainText('You take what the file says.');
  await row.getByRole('button', { name: /^Keep what is there/ }).press('Enter');
  await expect(row).toContainText('It is what you typed: one earning.');
  await row.getByRole('button', { name: 'Take what the file says in row 2' }).press('Enter');
  await expect(row).toContainText('You take what the file says.');
  const record = person.getByRole('button', { name: 'Record the changes' });
  // Until the figures of what was decided are there, it waits.
  await expect(record).toBeEnabled();
  await expect(answer).toHaveText('0 entries are new, 1 changed.');
  await record.press('Enter');
  await expect(answer).toContainText('1 changed');
  await person.goto('/earnings');
  await expect(answer).toContainText('$12.00');
});
