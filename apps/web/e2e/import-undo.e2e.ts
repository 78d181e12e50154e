import type { Page } from '@playwright/test';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { recordFile } from './record-file.ts';
import { csv } from './statements.ts';

const HEADER = 'id,platform,date,amount,currency,notes';
const EARLIER = [HEADER, 'A1,Shop,2026-01-12,10.00,USD,first', 'A2,Shop,2026-01-13,20.00,USD,second'];
const LATER = [HEADER, 'A1,Shop,2026-01-12,12.00,USD,first', 'A3,Shop,2026-01-20,30.00,USD,third'];

const record = (person: Page, name: string, lines: readonly string[]) => recordFile(person, csv(name, lines));

test('an import is undone from its page, by keyboard alone, after a look at what that changes', async ({
  person,
}) => {
  await record(person, 'earlier.csv', EARLIER);
  await record(person, 'later.csv', LATER);
  await person.goto('/imports');
  await person.getByRole('link', { name: /later\.csv/ }).click();
  await expect(person.getByText('later.csv. The file itself is not kept')).toBeVisible();
  const undo = person.getByRole('region', { name: 'Undo this import' });
  await undo.getByRole('button', { name: 'See what undoing changes' }).focus();
  await person.keyboard.press('Enter');
  await expect(undo).toContainText('1 entry goes, 1 says again what another file says.');
  const rows = undo.getByRole('listitem');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('first');
  await undo.getByRole('button', { name: 'Going 1' }).click();
  await expect(rows).toContainText('third');
  await expectAccessible(person);

  await undo.getByRole('button', { name: 'Undo the import' }).focus();
  await person.keyboard.press('Enter');
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('This import is undone: 1 entry went');
  await expect(answer).toBeFocused();
  await expect(person.getByRole('link', { name: 'Import the file again' })).toBeVisible();
  await expectAccessible(person);

  await person.goto('/earnings');
  await expect(person.getByText('$10.00')).toBeVisible();
  await expect(person.getByText('third')).toHaveCount(0);
  await person.goto('/imports');
  await expect(person.getByRole('link', { name: /later\.csv/ })).toContainText('Undone');

  await record(person, 'later.csv', LATER);
  await expect(answer).toContainText('1 new entry is recorded, 1 changed');
});

test('an earning shows from which row and column of which file each value came, what was typed over it, and what other files say', async ({
  person,
}) => {
  await record(person, 'earlier.csv', EARLIER);
  await record(person, 'later.csv', LATER);
  await person.goto('/earnings');
  await person.getByRole('link', { name: /first/ }).click();
  const sources = person.getByRole('region', { name: 'Where it comes from' });
  const base = sources.getByRole('listitem').filter({ hasText: 'Base' }).first();
  await expect(base).toContainText('later.csv, row 2, column “amount”');
  await expect(base).toContainText('$12.00');
  const valueOf = (name: string) => sources.getByRole('listitem').filter({ hasText: name }).first();
  await expect(valueOf('Day')).toContainText('row 2, column “date”');
  await expect(valueOf('Currency')).toContainText('column “currency”');
  await expect(valueOf('Description')).toContainText('column “notes”');
  await expect(valueOf('Platform')).toContainText('column “platform”');
  await sources.getByText('What earlier versions say').click();
  await expect(sources).toContainText('earlier.csv, row 2');
  await expect(sources).toContainText('Base $10.00');
  await expectAccessible(person);

  await person.getByLabel('You got, after fees').fill('9');
  await person.keyboard.press('Enter');
  await person.waitForURL(/\/earnings$/);
  await person.getByRole('link', { name: /first/ }).click();
  await expect(base).toContainText('Typed by you');
  await expect(base).toContainText('later.csv, row 2, column “amount” says $12.00');
});
