import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

const HEADER = 'id,platform,date,amount,currency,notes';

test('on a phone, a person looks at each row of a file in which all is new, and leaves one out', async ({
  person,
}) => {
  const overflow = () =>
    person.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await person.goto('/imports/new');
  const rows = [
    'A1,Shop,2026-01-12,10.00,USD,first',
    'A2,Shop,2026-01-13,11.00,USD,a description that is rather longer than the screen of a phone is wide',
    'A3,Shop,2026-01-14,12.00,USD,third',
  ];
  await person.setInputFiles('input[type=file]', csv('new.csv', [HEADER, ...rows]));
  await person.getByRole('button', { name: 'Look at each row' }).tap();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('3 entries are new.');
  await expect(person.getByText('Leave out whichever you like. Nothing is recorded yet.')).toBeVisible();
  await expectAccessible(person);
  expect(await overflow()).toBe(0);

  const review = person.getByRole('region', { name: 'What becomes of each row' });
  await expect(review.getByRole('listitem')).toHaveCount(3);
  await review.getByRole('button', { name: 'Leave out row 3' }).tap();
  await expect(answer).toHaveText('2 entries are new, 1 left out.');
  const control = person.getByRole('table');
  await expect(control).toContainText('$22.00');
  await expect(control).toContainText('$11.00');
  await expect(control).toContainText('$33.00');
  await review.getByRole('button', { name: /Left out 1/ }).tap();
  await expect(review.getByText('You leave it out.')).toBeVisible();
  await expectAccessible(person);
  expect(await overflow()).toBe(0);

  await person.getByRole('button', { name: 'Record 2 entries' }).tap();
  await expect(answer).toHaveText('2 new entries are recorded, 1 left out.');
  await expect(person.getByRole('heading', { name: 'The file and the rows agree' })).toBeVisible();
  const recorded = person.getByRole('region', { name: 'What happened to each row' });
  await recorded.getByRole('button', { name: /Left out 1/ }).tap();
  await expect(recorded.getByText('You left it out.')).toBeVisible();

  await person.goto('/earnings');
  await expect(answer).toContainText('2 earnings add up to $22.00');
  await person.getByRole('link', { name: /third/ }).tap();
  await expect(person.getByRole('region', { name: 'Where it comes from' })).toContainText('new.csv');
  await expectAccessible(person);
  expect(await overflow()).toBe(0);
});
