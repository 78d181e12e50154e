import type { Page } from '@playwright/test';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { recordFile } from './record-file.ts';
import { csv, upwork, upworkRow } from './statements.ts';

const HEADER = 'id,platform,date,amount,hours,notes';
const SHORT = csv('short.csv', [HEADER, 'T1,Shop,2026-01-12,,1.5,planning']);
const LONG = csv('long.csv', [HEADER, 'T1,Shop,2026-01-12,,2,planning', 'T2,Shop,2026-01-20,,1,review']);
const paid = (amount: string) => upworkRow('Jan 28, 2026', '505', 'Withdrawal', 'To the bank', amount);
const LATER = upworkRow('Jan 29, 2026', '506', 'Hourly', 'Icons', '10.00');

/** Opens an entry of a list with the keyboard alone, and finds where it comes from. */
async function open(person: Page, list: string, name: RegExp) {
  await person.goto(list);
  await person.getByRole('link', { name }).focus();
  await person.keyboard.press('Enter');
  const sources = person.getByRole('region', { name: 'Where it comes from' });
  const valueOf = (label: string) => sources.getByRole('listitem').filter({ hasText: label }).first();
  return { sources, valueOf };
}

test('work shows from which row and column of which file each value came, what was typed over it, what an earlier file says, and that no import is left', async ({
  person,
}) => {
  await recordFile(person, SHORT);
  await recordFile(person, LONG);
  const { sources, valueOf } = await open(person, '/work', /planning/);
  await expect(valueOf('Hours')).toContainText('long.csv, row 2, column “hours”');
  await expect(valueOf('Hours')).toContainText('2 h');
  await expect(valueOf('Day')).toContainText('column “date”');
  await expect(valueOf('Kept by')).toContainText('On a job');
  await expect(valueOf('Platform')).toContainText('column “platform”');
  await expect(valueOf('Note')).toContainText('column “notes”');
  await sources.getByText('What earlier versions say').press('Enter');
  await expect(sources).toContainText('short.csv, row 2');
  await expect(sources).toContainText('1 h 30 min');
  await expectAccessible(person);

  await person.getByLabel('Hours', { exact: true }).fill('3');
  await person.keyboard.press('Enter');
  await person.waitForURL(/\/work$/);
  await open(person, '/work', /planning/);
  await expect(valueOf('Hours')).toContainText('Typed by you');
  await expect(valueOf('Hours')).toContainText('long.csv, row 2, column “hours” says 2 h');
  await expect(valueOf('Day')).not.toContainText('Typed by you');

  await valueOf('Hours').getByRole('link', { name: 'long.csv' }).press('Enter');
  const undo = async () => {
    await person.getByRole('button', { name: 'See what undoing changes' }).press('Enter');
    await person.getByRole('button', { name: 'Undo the import' }).press('Enter');
    await expect(person.getByRole('heading', { level: 1 })).toContainText('This import is undone');
  };
  await undo();
  await open(person, '/work', /planning/);
  await expect(valueOf('Hours')).toContainText('short.csv, row 2, column “hours” says 1 h 30 min');
  await expect(sources).toContainText('The import of long.csv, row 2 was undone');
  await valueOf('Hours').getByRole('link', { name: 'short.csv' }).press('Enter');
  await undo();
  await open(person, '/work', /planning/);
  await expect(sources).toContainText('Every import that brought it is undone.');
  await expect(sources.getByText('was undone')).toHaveCount(2);
});

test('a payout shows the same of its amount, and says where that cannot be shown', async ({ person }) => {
  await recordFile(person, upwork('first.csv', [paid('-1000.00')]));
  await recordFile(person, upwork('second.csv', [paid('-990.00'), LATER]));
  const { sources, valueOf } = await open(person, '/payouts', /To the bank/);
  await expect(valueOf('Amount')).toContainText('second.csv, row 2, column “Amount”');
  await expect(valueOf('Amount')).toContainText('$990.00');
  await expect(valueOf('Currency')).toContainText('said of the file as a whole');
  await expect(valueOf('Note')).toContainText('column “Description”');
  await sources.getByText('What earlier versions say').press('Enter');
  await expect(sources).toContainText('$1,000.00');
  await expectAccessible(person);

  await person.getByLabel('Arrived in your bank', { exact: true }).fill('980');
  await person.keyboard.press('Enter');
  await person.waitForURL(/\/payouts$/);
  await person.route(/imports\.payoutVersions/, (route) => route.abort());
  await open(person, '/payouts', /To the bank/);
  await expect(sources.getByText('Where it comes from cannot be shown')).toBeVisible();
  await expectAccessible(person);
  await person.unroute(/imports\.payoutVersions/);
  await sources.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(valueOf('Amount')).toContainText('Typed by you');
  await expect(valueOf('Amount')).toContainText('column “Amount” says $990.00');
});

test('what a person typed, and no file knows, says nothing of files', async ({ person }) => {
  await recordFile(person, LONG);
  await person.goto('/work/new');
  await person.getByLabel('Hours', { exact: true }).fill('3');
  await person.getByLabel('Note', { exact: true }).fill('by hand');
  await person.keyboard.press('Enter');
  await person.waitForURL(/\/work$/);
  const answered = person.waitForResponse(/imports\.workVersions/);
  const { sources } = await open(person, '/work', /by hand/);
  await answered;
  await expect(person.getByRole('button', { name: 'Save work' })).toBeVisible();
  await expect(sources).toHaveCount(0);
});
