import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { recordFile } from './record-file.ts';
import { csv, upwork, upworkRow } from './statements.ts';

/** Without a place to break it, as programs name what they write. */
const LONG_NAME = 'time_entries_of_2026_01_12_exported_for_the_very_first_time.csv';

test('on a phone, work and a payout of files show where they come from, in whatever file', async ({
  person,
}) => {
  const overflow = () =>
    person.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const hours = ['id,platform,date,amount,hours,notes', 'T1,Shop,2026-01-12,,1.5,planning'];
  await recordFile(person, csv(LONG_NAME, hours));
  await recordFile(
    person,
    upwork('payouts.csv', [upworkRow('Jan 28, 2026', '505', 'Withdrawal', 'To the bank', '-990.00')]),
  );
  const sources = person.getByRole('region', { name: 'Where it comes from' });
  await person.goto('/work');
  await person.getByRole('link', { name: /planning/ }).tap();
  await expect(sources).toContainText(`${LONG_NAME}, row 2, column “hours”`);
  await expectAccessible(person);
  expect(await overflow()).toBe(0);

  await person.goto('/payouts');
  await person.getByRole('link', { name: /To the bank/ }).tap();
  await expect(sources).toContainText('payouts.csv, row 2, column “Amount”');
  await expectAccessible(person);
  expect(await overflow()).toBe(0);
});
