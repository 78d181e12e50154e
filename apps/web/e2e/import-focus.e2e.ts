import { expect, test } from './account.ts';
import { holdSending } from './hold-sending.ts';
import { csv, UPWORK } from './statements.ts';

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
