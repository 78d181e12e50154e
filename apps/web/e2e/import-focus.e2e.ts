import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { holdSending } from './hold-sending.ts';
import { csv, NOT_A_STATEMENT, UPWORK } from './statements.ts';

test('by keyboard, the focus stays with what is asked of a file, and with its columns', async ({
  person,
}) => {
  await person.goto('/imports/new');
  await person.setInputFiles(
    'input[type=file]',
    csv('open.csv', ['platform,date,amount,currency', 'Etsy,05/06/2026,"1,234",EUR']),
  );
  const file = person.getByRole('group', { name: 'This file' });
  await expect(file).toContainText('Which number is the day?');
  // The date in question stands beside what it may be.
  await expect(file.getByRole('group', { name: '05/06/2026 is' })).toContainText('May 6, 2026');
  await person.getByRole('radio', { name: 'June 5, 2026' }).focus();
  await person.keyboard.press('Space');
  await expect(file).toContainText('Which sign stands before the decimals?');
  await expect(file).toBeFocused();

  await person.setInputFiles('input[type=file]', csv('own.csv', ['Day,Paid (EUR)', '2026-05-14,20.00']));
  await person.getByRole('button', { name: 'Say what its columns are' }).press('Enter');
  await expect(person.getByRole('heading', { name: 'Is this the table?' })).toBeFocused();
  await person.getByRole('button', { name: 'No, it is written otherwise' }).press('Enter');
  await expect(person.getByRole('group', { name: 'How the table is written' })).toBeFocused();
});

test('by keyboard, each kind of statement that a file may be is reached, and none is chosen on the way', async ({
  person,
}) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', NOT_A_STATEMENT);
  await person.getByRole('button', { name: 'Make a report without your data' }).focus();
  for (let stop = 0; stop < 3; stop += 1) await person.keyboard.press('Tab');
  const etsy = person.getByRole('button', { name: 'Etsy payment account statement' });
  await expect(etsy).toBeFocused();
  await expectAccessible(person);
  await person.keyboard.press('Enter');
  await expect(person.getByText('It cannot be read as Etsy payment account statement')).toBeVisible();

  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByRole('button', { name: 'Not this? Choose another' }).press('Enter');
  const others = person.getByRole('group', { name: 'Read it as' });
  await expect(others).toBeFocused();
  const chosen = others.getByRole('button', { pressed: true });
  await expect(chosen).toHaveText('Upwork transaction history');
  await expectAccessible(person);
  await others.getByRole('button', { name: 'Uber payments' }).press('Enter');
  await expect(person.getByText('It cannot be read as Uber payments')).toBeVisible();
});

test('by keyboard, the focus stays with the bar while a statement is sent, fails and is cancelled', async ({
  person,
}) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  const release = await holdSending(person);
  const bar = person.getByRole('group', { name: 'What happens with it' });
  await person.getByRole('button', { name: 'Record 3 entries' }).press('Enter');
  await expect(bar).toContainText('0 of');
  await expect(bar).toBeFocused();
  await person.keyboard.press('Tab');
  await expect(bar.getByRole('button', { name: 'Cancel' })).toBeFocused();
  release();
  await expect(bar).toContainText('Not recorded yet');
  await expect(bar).toBeFocused();
  await bar.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(bar).toContainText('What is there already stays as it is.');
  await expect(bar).toBeFocused();
});
