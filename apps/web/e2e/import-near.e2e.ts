import type { Locator, Page } from '@playwright/test';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

/** A file is mapped once, and recorded. */
async function mapRides(person: Page): Promise<Locator> {
  await person.goto('/imports/new');
  const statement = person.locator('input[type=file]');
  const rows = ['Day,Ride to,Fare EUR,Fee EUR,Town', '2026-02-01,Station,20.00,-2.50,Lisbon'];
  await statement.setInputFiles(csv('february.csv', rows));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await person.getByLabel('Ride to', { exact: true }).selectOption('description');
  await expect(person.getByLabel('Fee EUR', { exact: true })).toHaveValue('fees');
  await person.getByLabel('What is it called?').fill('Night rides');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
  await person.goto('/imports/new');
  return statement;
}

test('a file with other columns beside, and another currency, is offered to be read as one before', async ({
  person,
}) => {
  const statement = await mapRides(person);
  const rows = ['Day,Weather,Fee USD,Ride to,Fare USD', '2026-03-01,rain,-1.00,Station,10.00'];
  await statement.setInputFiles(csv('march.csv', rows));
  await expect(
    person.getByText('“Fare EUR” is “Fare USD” here, and is read in that currency.'),
  ).toBeVisible();
  await expect(person.getByText('“Weather” is new, and not read.')).toBeVisible();
  await expect(person.getByText('“Town” is not there any more, and never read.')).toBeVisible();
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Read it as “Night rides”' }).click();
  await expect(person.getByText('$9.00').first()).toBeVisible();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');

  // Said once, it holds for such files too.
  await person.goto('/imports/new');
  await statement.setInputFiles(csv('april.csv', [...rows, '2026-04-01,sun,-1.00,Airport,12.00']));
  await expect(person.getByText('Statements with these columns are read so')).toBeVisible();
});

test('a file without a column that counts is read only once a person said which one it is', async ({
  person,
}) => {
  const statement = await mapRides(person);
  const rows = ['Day,Ride to,Price,Fee EUR,Town', '2026-03-01,Station,10.00,-1.00,Lisbon'];
  await statement.setInputFiles(csv('march.csv', rows));
  await expect(person.getByText('“Fare EUR” is not there, which it reads as: Amount earned.')).toBeVisible();
  await person.getByRole('button', { name: 'Begin with “Night rides”' }).click();
  const fare = person.getByLabel('Which column is “Fare EUR” now?');
  await expect(fare).toHaveValue('');
  await expect(person.getByText('Nothing is read before each of them is said')).toBeVisible();
  await expect(person.getByRole('button', { name: 'Go on with this' })).toBeHidden();
  await expectAccessible(person);
  await fare.selectOption('Price: 10.00');
  await expect(person.getByRole('heading', { name: '1 would be recorded' })).toBeVisible();
  await expect(person.getByText('The file and the rows agree')).toBeVisible();
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await expect(person.getByText('€9.00').first()).toBeVisible();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
});

test('what fits of a saved mapping is filled in where a person would rather look at every column', async ({
  person,
}) => {
  const statement = await mapRides(person);
  const rows = ['Day,Ride to,Price,Fee EUR,Town', '2026-03-01,Station,10.00,-1.00,Lisbon'];
  await statement.setInputFiles(csv('march.csv', rows));
  await person.getByRole('button', { name: 'Begin with “Night rides”' }).click();
  await person.getByRole('button', { name: 'Look at every column' }).click();
  await expect(person.getByText('“Fare EUR” is not there. It was: Amount earned.')).toBeVisible();
  await expect(person.getByLabel('Day', { exact: true })).toHaveValue('date');
  await expect(person.getByLabel('Ride to', { exact: true })).toHaveValue('description');
  await expect(person.getByLabel('Fee EUR', { exact: true })).toHaveValue('fees');
  await expect(person.getByLabel('Price', { exact: true })).toHaveValue('none');
  await expect(person.getByLabel('What is it called?')).toHaveValue('Night rides');
  await expectAccessible(person);
  await person.getByLabel('Price', { exact: true }).selectOption('base');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await expect(person.getByText('€9.00').first()).toBeVisible();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
});
