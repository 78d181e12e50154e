import { expect, test } from './account.ts';
import { csv } from './statements.ts';

test('on a phone, what the columns of an unknown file are is said without scrolling sideways', async ({
  person,
}) => {
  await person.setViewportSize({ width: 320, height: 700 });
  const overflow = () =>
    person.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await person.goto('/imports/new');
  const rows = [
    'Date,Kind of transaction,Description,Amount,Fees & Taxes',
    '2026-02-01,Sale,Order #101 of somebody with quite a long name,€20.00,--',
    '2026-02-01,Marketing and advertising fee,Fee for order #101,-€2.50,--',
    '2026-02-03,Deposit,"€17.50 sent to your bank",--,--',
  ];
  await person.setInputFiles('input[type=file]', csv('shop.csv', rows));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await expect(person.getByLabel('Description', { exact: true })).toBeVisible();
  expect(await overflow()).toBe(0);
  await person.getByLabel('Description', { exact: true }).selectOption('amountInText');
  await expect(person.getByLabel('The amount of “Deposit”')).toHaveValue('text');
  expect(await overflow()).toBe(0);
});
