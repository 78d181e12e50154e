import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv, UPWORK } from './statements.ts';

test('every row of a statement is shown with its parts before anything is sent', async ({ person }) => {
  const sent: string[] = [];
  person.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  const rows = person.getByRole('region', { name: 'Row by row' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  const page = rows.filter({ hasText: 'Landing page, 20 hours' });
  await expect(page).toContainText(/Jan 12.*rows 1 and 2|Jan 12.*rows 2 and 3/);
  await expect(page).toContainText('$1,080.00');
  await expect(page).toContainText('gross $1,200.00, fees −$120.00');
  const payout = rows.filter({ hasText: 'To the bank' });
  await expect(payout).toContainText('Payout');
  await expect(payout.locator('.down')).toHaveCount(0);
  // The file writes it with a minus, and others do not.
  await expect(payout.locator('.n')).toHaveText('$1,000.00Payout');
  expect(sent).toEqual([]);

  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');
  const recorded = person.getByRole('region', { name: 'What happened to each row' }).getByRole('listitem');
  await expect(recorded.filter({ hasText: 'To the bank' })).toContainText('Payout');
  await expect(recorded.filter({ hasText: 'To the bank' }).locator('.down')).toHaveCount(0);
  await person.goto('/imports');
  const entry = person.getByRole('link', { name: new RegExp(UPWORK.name) });
  await expect(entry).toContainText('$512.45');
  await expect(entry).toContainText('1 left out');
});

test('a file of 100,000 rows is shown page by page', async ({ person }) => {
  const lines = Array.from(
    { length: 100_000 },
    (_, index) => `Shop,2026-01-12,${(index % 97) + 1}.00,USD,n${index}`,
  );
  await person.goto('/imports/new');
  await person.setInputFiles(
    'input[type=file]',
    csv('long.csv', ['platform,date,amount,currency,notes', ...lines]),
  );
  const section = person.getByRole('region', { name: 'Row by row' });
  await expect(section.getByRole('listitem')).toHaveCount(50, { timeout: 30_000 });
  await expect(section).toContainText('The first 50 of 100,000');
  await section.getByRole('button', { name: 'Show more' }).click();
  await expect(section.getByRole('listitem')).toHaveCount(100);
  await expect(section.getByRole('listitem').nth(99)).toContainText('n99');
});

test('an amount that nobody can read is not shown as nothing', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles(
    'input[type=file]',
    csv('unread.csv', [
      'platform,date,amount,currency,notes',
      'Shop,2026-01-12,10.50,USD,first',
      'Shop,2026-01-13,abc,USD,second',
    ]),
  );
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('1 row of them could not be read');
  await expect(answer).toContainText('the totals of the others agree');
  const agree = person.getByText('The rows that could be read agree with the file');
  await expect(agree).toBeVisible();
  const leftOut = person.getByRole('region', { name: /left out/ }).getByRole('listitem');
  await expect(leftOut).toContainText('not read');
  await expect(leftOut).not.toContainText('$0.00');
  await person.getByRole('button', { name: 'Look at each row' }).click();
  await expect(answer).toContainText('1 entry is new, 1 left out');
  await expect(agree).toBeVisible();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(answer).toContainText('1 new entry is recorded, 1 left out');
  await expect(agree).toBeVisible();

  await person.goto('/imports');
  await expect(person.getByRole('link', { name: /unread\.csv/ })).toContainText('1 row could not be read');
  await person.getByRole('link', { name: /unread\.csv/ }).click();
  await expect(answer).toContainText('1 new entry is recorded, 1 left out');
  const totals = person.getByRole('region', { name: 'The rows that could be read agree with the file' });
  await expect(totals).toContainText('2 rows, 1 could not be read');
  await expect(person.getByText('The file and the rows agree')).toHaveCount(0);
  await expectAccessible(person);
});

test('a row that breaks off is not said to agree while its columns are chosen', async ({ person }) => {
  await person.goto('/imports/new');
  const lines = ['Day,What,Paid (EUR)', '2026-05-14,Ride to the airport', '2026-05-15,Ride,7.25'];
  await person.setInputFiles('input[type=file]', csv('own.csv', lines));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await expect(person.getByRole('heading', { name: '1 would be recorded' })).toBeVisible();
  await expect(person.getByText('This row ends after 2 of its cells')).toBeVisible();
  await expect(person.getByText('The rows that could be read agree with the file')).toBeVisible();
});

test('an import that does not exist is named so, with a way to those that do', async ({ person }) => {
  for (const id of ['abc', '00000000-0000-7000-8000-000000000000']) {
    await person.goto(`/imports/${id}`);
    await expect(person.getByRole('heading', { level: 1 })).toHaveText('There is no such import.');
    await expect(person.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  }
  await person.getByRole('link', { name: 'See all imports' }).click();
  await expect(person).toHaveURL(/\/imports$/);
});
