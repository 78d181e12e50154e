import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

const table = (name: string, amount: string) =>
  csv(name, ['id,platform,date,amount,currency', `A1,Shop,2026-01-12,${amount},USD`]);

test('of two files of one last day a person says by keyboard, on a phone, which is newer, sees what either answer does, and is not asked again', async ({
  person,
}) => {
  const answer = person.getByRole('heading', { level: 1 });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', table('first.csv', '10.00'));
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

  await question.getByRole('radio', { name: /^first\.csv, brought in/ }).press('Space');
  await expect(answer).toHaveText('0 entries are new, 1 already there.');
  await expect(person.getByRole('button', { name: 'Record it' })).toBeVisible();
  await question.getByRole('radio', { name: 'This file, second.csv' }).press('Space');
  await expect(answer).toHaveText('0 entries are new, 1 changed.');
  await changes.press('Enter');
  await expect(answer).toHaveText('0 new entries are recorded, 1 changed.');
  await person.goto('/earnings');
  await expect(answer).toContainText('$12.00');

  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', table('first.csv', '10.00'));
  await person.getByRole('button', { name: 'Record it again' }).click();
  await expect(answer).toHaveText('Everything in this file was already there. Nothing changed.');
});
