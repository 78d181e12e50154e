import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

/** Without a place to break it, as programs name what they write. */
const FIRST = 'transactions_of_2026_01_12_exported_for_the_first_time.csv';

const table = (name: string, amount: string) =>
  csv(name, ['id,platform,date,amount,currency', `A1,Shop,2026-01-12,${amount},USD`]);

test('of two files of one last day a person says by keyboard, on a phone, which is newer, sees what either answer does, and is not asked again', async ({
  person,
}) => {
  const answer = person.getByRole('heading', { level: 1 });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', table(FIRST, '10.00'));
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();

  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', table('second.csv', '12.00'));
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  const question = person.getByRole('group', { name: 'Which of these did you export last?' });
  const changes = person.getByRole('button', { name: 'Record the changes' });
  await expect(question).toBeVisible();
  await expect(person.getByText('Say above which one you exported last')).toBeVisible();
  await expect(changes).toHaveCount(0);
  await expectAccessible(person);
  const excess = await person.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess).toBe(0);

  await question.getByRole('radio', { name: new RegExp(`^${FIRST}, brought in`) }).press('Space');
  await expect(answer).toHaveText('0 entries are new, 1 already there.');
  await expect(person.getByRole('button', { name: 'Record it' })).toBeVisible();
  const newer = question.getByRole('radio', { name: 'This file, second.csv' });
  const figures = Promise.withResolvers<void>();
  await person.route(/imports\.preview/, (route) => figures.promise.then(() => route.continue()));
  const asked = person.waitForRequest(/imports\.preview/);
  await newer.press('Space');
  await asked;
  await expect(person.getByText('What you said is being added up.')).toBeVisible();
  await expect(newer).toBeChecked();
  await expect(newer).toBeFocused();
  await expect(person.getByRole('button', { name: 'Record it' })).toHaveAttribute('aria-disabled', 'true');
  figures.resolve();
  await expect(answer).toHaveText('0 entries are new, 1 changed.');
  await changes.press('Enter');
  await expect(answer).toHaveText('0 new entries are recorded, 1 changed.');
  await person.goto('/earnings');
  await expect(answer).toContainText('$12.00');

  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', table(FIRST, '10.00'));
  await person.getByRole('button', { name: 'Record it again' }).click();
  await expect(answer).toHaveText('Everything in this file was already there. Nothing changed.');
});

test('of several files of one last day one answer tells of all of them, and each may still be answered by itself', async ({
  person,
}) => {
  const two = (name: string, amounts: readonly string[]) =>
    csv(name, [
      'id,platform,date,amount,currency',
      ...amounts.map((amount) => `${amount.replace('=', ',Shop,2026-01-12,')},USD`),
    ]);
  const answer = person.getByRole('heading', { level: 1 });
  for (const file of [two('a.csv', ['A1=10.00']), two('b.csv', ['B1=20.00'])]) {
    await person.goto('/imports/new');
    await person.setInputFiles('input[type=file]', file);
    await person.getByRole('button', { name: 'Record 1 entry' }).click();
    await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();
  }
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', two('c.csv', ['A1=11.00', 'B1=21.00']));
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  const all = person.getByRole('group', { name: 'Is this file newer than all 2 others?' });
  const each = person.getByRole('group', { name: 'Which of these did you export last?' });
  await expect(each).toHaveCount(2);
  await all.getByRole('radio', { name: 'Yes, c.csv is the newest' }).press('Space');
  await expect(answer).toHaveText('0 entries are new, 2 changed.');
  await expect(each.getByRole('radio', { name: 'This file, c.csv', checked: true })).toHaveCount(2);
  await expectAccessible(person);
  await each.getByRole('radio', { name: /^b\.csv, brought in/ }).press('Space');
  await expect(answer).toHaveText('0 entries are new, 1 changed, 1 already there.');
  await expect(all.getByRole('radio', { checked: true })).toHaveCount(0);
  await person.getByRole('button', { name: 'Record the changes' }).press('Enter');
  await expect(answer).toContainText('1 changed');
});
