import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

const HEADER =
  'Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,ExchangeRate,Currency,Balance';
const ROW = '"Jan 12, 2026",501,Hourly,Page,,,Client,,,100.00,,USD,100.00';

test('a known export with a new column is read and says so; one whose column of money has another name is asked about', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const grown = csv('grown.csv', [`${HEADER},Mood`, `${ROW},good`]);
  await person.setInputFiles('input[type=file]', grown);
  await expect(
    person.getByText('This export differs from those known: “Mood” new and not read.'),
  ).toBeVisible();
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('1 new entry is recorded.');

  await person.goto('/imports/new');
  const renamed = csv('renamed.csv', [HEADER.replace('Amount', 'Amount paid'), ROW]);
  await person.setInputFiles('input[type=file]', renamed);
  await expect(person.getByText('What kind of statement is this?')).toBeVisible();
  await expect(person.getByText(/“Amount”.*“Amount paid”/)).toBeVisible();
  await expect(person.getByRole('button', { name: /^Record/ })).toHaveCount(0);
  await expectAccessible(person);
});
