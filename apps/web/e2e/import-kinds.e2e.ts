import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv, UPWORK } from './statements.ts';

/** The same, and another month of it. */
const LATER = csv('later.csv', [
  ...UPWORK.buffer.toString().trim().split('\r\n'),
  '"Feb 2, 2026",601,Moon Dust,"Nobody knows",,A. Person,,A. Person,,4.00,,USD,',
]);

async function expectFits(person: Page): Promise<void> {
  await expectAccessible(person);
  const excess = await person.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess).toBeLessThanOrEqual(0);
}

test('a person says by keyboard what rows of an unknown kind are, takes it back, records them, and is offered the same for the next file', async ({
  person,
}) => {
  const answer = person.getByRole('heading', { level: 1 });
  const kind = person.getByLabel('Moon Dust');
  const read = person.getByRole('button', { name: 'Read them so' });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await expect(answer).toContainText('6 rows make 3 entries, 1 left out');
  await expect(kind).toHaveAccessibleDescription('1 row, $10.00: row 7, Jan 29, “Nobody knows”');
  await expectFits(person);
  await kind.focus();
  await person.keyboard.type('Bonus');
  await expect(kind).toHaveValue('bonuses');
  await expect(person.getByText('is not read yet')).toBeVisible();
  await expect(person.getByRole('button', { name: /^Record/ })).toHaveCount(0);
  await expectFits(person);
  await person.keyboard.press('Tab');
  await expect(read).toBeFocused();
  await person.keyboard.press('Enter');
  await expect(answer).toBeFocused();
  await expect(answer).toHaveText('6 rows make 4 entries, and the totals agree.');
  await expect(person.getByText('Rows of the kind “Moon Dust” are bonuses, as you said.')).toBeVisible();
  await expect(person.getByRole('row', { name: '+ left out' })).toContainText('$0.00');

  await person.setViewportSize({ width: 390, height: 844 });
  await kind.focus();
  await person.keyboard.type('Left');
  await read.press('Enter');
  await expect(answer).toContainText('6 rows make 3 entries, 1 left out');
  await expect(read).toHaveCount(0);
  await kind.focus();
  await person.keyboard.type('Bonus');
  await expectFits(person);
  await read.press('Enter');
  await person.getByRole('button', { name: 'Record 4 entries' }).press('Enter');
  await expect(answer).toContainText('4 new entries are recorded');

  await person.goto('/imports');
  await person.getByRole('link', { name: new RegExp(UPWORK.name) }).click();
  const saved = person.waitForEvent('download');
  await person.getByRole('button', { name: 'Save how it was read as a mapping file' }).press('Enter');
  const mapping = JSON.parse(await readFile(await (await saved).path(), 'utf8'));
  expect(mapping).toMatchObject({ id: 'upwork', name: 'Upwork transaction history' });
  expect(mapping.lines.at(-1)).toMatchObject({ types: ['Moon Dust'], parts: [{ to: 'bonuses' }] });

  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', LATER);
  await expect(person.getByText('“Moon Dust”: Bonus.')).toBeVisible();
  await expect(kind).toHaveValue('');
  await expectFits(person);
  await person.getByRole('button', { name: 'Read them so again' }).press('Enter');
  await person.getByRole('button', { name: 'Record 5 entries' }).press('Enter');
  await expect(answer).toContainText('1 new entry is recorded, 4 were already there');
});

test('a later file of which something else is said than of the file before is looked at row by row before it is recorded', async ({
  person,
}) => {
  const answer = person.getByRole('heading', { level: 1 });
  const record = person.getByRole('button', { name: /^Record \d/ });
  const readAs = async (use: string) => {
    await person.getByLabel('Moon Dust').selectOption(use);
    await person.getByRole('button', { name: 'Read them so', exact: true }).click();
  };
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await readAs('Bonus');
  await record.click();
  await expect(answer).toContainText('4 new entries are recorded');

  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', LATER);
  await readAs('Tip');
  await expect(person.getByText('and counts twice: undo that import first')).toBeVisible();
  await expect(person.getByRole('button', { name: 'Look at each row' })).toBeVisible();
  await expect(record).toHaveCount(0);
  await person.getByRole('button', { name: 'Read them so again' }).click();
  await expect(record).toHaveText('Record 5 entries');
  await readAs('Tip');
  await person.getByRole('button', { name: 'Look at each row' }).click();
  await expect(person.getByRole('region', { name: 'What becomes of each row' })).toBeVisible();
});

test('what was said of an earlier file is forgotten, and where it could not be, that is said', async ({
  person,
}) => {
  const before = person.getByText('“Moon Dust”: Bonus.');
  const forget = person.getByRole('button', { name: 'Forget this' });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByLabel('Moon Dust').selectOption('Bonus');
  await person.getByRole('button', { name: 'Read them so', exact: true }).click();
  await person.getByRole('button', { name: 'Record 4 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('4 new entries are recorded');

  await person.route('**/mappings.delete*', (route) => route.abort());
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', LATER);
  await expect(before).toBeVisible();
  await forget.click();
  await expect(person.getByRole('alert').filter({ hasText: 'It could not be forgotten' })).toBeVisible();
  await expect(before).toBeVisible();
  await person.unroute('**/mappings.delete*');
  await forget.click();
  await expect(before).toHaveCount(0);
  // What was recorded so is there all the same, and may count twice.
  await person.getByLabel('Moon Dust').selectOption('Tip');
  await person.getByRole('button', { name: 'Read them so', exact: true }).click();
  await expect(person.getByRole('button', { name: 'Look at each row' })).toBeVisible();
  await expect(person.getByText('“Moon Dust” are tips, as you said')).toBeAttached();
  await expect(person.getByRole('button', { name: /^Record \d/ })).toHaveCount(0);

  await person.reload();
  await person.setInputFiles('input[type=file]', LATER);
  await expect(person.getByLabel('Moon Dust')).toBeVisible();
  await expect(before).toHaveCount(0);
});

test('a file that is recorded and read otherwise now is looked at row by row before it is recorded again', async ({
  person,
}) => {
  const answer = person.getByRole('heading', { level: 1 });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(answer).toContainText('3 new entries are recorded');

  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await expect(person.getByRole('button', { name: 'Record it again' })).toBeVisible();
  await person.getByLabel('Moon Dust').selectOption('Tip');
  await person.getByRole('button', { name: 'Read them so' }).click();
  await expect(answer).toContainText('it is read otherwise now');
  await expect(person.getByRole('button', { name: 'Record it again' })).toHaveCount(0);
  await person.getByRole('button', { name: 'Look at each row' }).click();
  await expect(person.getByRole('region', { name: 'What becomes of each row' })).toBeVisible();
  await expect(answer).toHaveText('1 entry is new, 3 already there.');
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(answer).toContainText('1 new entry is recorded');
});

test('a server that does not take what was said of a preset yet, as versions change, is asked once more, and nothing that was said is lost', async ({
  person,
}) => {
  await person.route('**/imports.open*', (route) =>
    route.continue({
      postData: route.request().postData()?.replace('"presetId":"upwork"', '"presetId":"unknown"') ?? '',
    }),
  );
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByLabel('Moon Dust').selectOption('Bonus');
  await person.getByRole('button', { name: 'Read them so', exact: true }).click();
  await person.getByRole('button', { name: 'Record 4 entries' }).click();
  await expect(person.getByText('EarnTrack may be changing its version: try again')).toBeVisible();
  await person.unroute('**/imports.open*');
  await person.getByRole('button', { name: 'Try again' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('4 new entries are recorded');
});
