import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

test('where no sign says whether the fee of a refund came back, a person is asked, and the next file is read so', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const statement = person.locator('input[type=file]');
  const rows = [
    'Date,Type,Way,Amount (EUR),Fee',
    '2026-02-01,Sale,Credit,100.00,3.00',
    '2026-02-02,Sale,Credit,50.00,1.50',
    '2026-02-03,Refund,Debit,100.00,3.00',
  ];
  await statement.setInputFiles(csv('shop.csv', rows));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  const doubt = person.getByText('no sign says whether that fee came back instead');
  await expect(doubt).toBeVisible();
  const table = person.getByRole('table').filter({ hasText: 'what the file says' });
  await expect(table).toContainText('€42.50');
  const asked = person.getByRole('group', { name: 'A fee beside money that went back' });
  await asked.getByText('came back with it').click();
  await expect(doubt).toBeHidden();
  await expect(table).toContainText('€48.50');
  await expectAccessible(person);
  await asked.getByText('was taken').click();
  await expect(doubt).toBeHidden();
  await expect(table).toContainText('€42.50');
  await asked.getByText('came back with it').click();
  await person.getByLabel('What is it called?').fill('Shop');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');

  await person.goto('/imports/new');
  const more = ['2026-02-05,Sale,Credit,20.00,0.60', '2026-02-06,Refund,Debit,50.00,1.50'];
  await statement.setInputFiles(csv('later.csv', [...rows, ...more]));
  await expect(person.getByText('Statements with these columns are read so')).toBeVisible();
  await expect(person.getByText('€19.40').first()).toBeVisible();
  await person.getByRole('button', { name: 'Record 5 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 were already there');
});
