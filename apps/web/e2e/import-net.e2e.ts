import { readFile } from 'node:fs/promises';
import { expect, test } from './account.ts';
import { csv } from './statements.ts';

const TRIPS = new URL('../../../packages/statements/fixtures/uber/payments-order.csv', import.meta.url);

test('a trip that was paid in cash has one amount before it is sent, before it is recorded and after', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const file = { name: 'trips.csv', mimeType: 'text/csv', buffer: await readFile(TRIPS) };
  await person.setInputFiles('input[type=file]', file);
  await person.getByLabel('Currency').selectOption('EUR');
  await person.getByRole('button', { name: 'Read it so' }).click();
  const trip = person.getByRole('listitem').filter({ hasText: 'row 5' });
  await expect(trip).toContainText('€15.00');
  await expect(trip).toContainText('gross €20.00');
  await person.getByRole('button', { name: 'Look at each row' }).click();
  const review = person.getByRole('region', { name: 'What becomes of each row' });
  const staged = review.getByRole('listitem').filter({ hasText: 'row 5' });
  await expect(staged).toContainText('€15.00');
  await expect(staged).not.toContainText('−€15.00');
  await person.getByRole('button', { name: 'Record 7 entries' }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();
  await expect(trip).toContainText('€15.00');
  await expect(trip).not.toContainText('−€15.00');
});

test('a payout that the bank sent back is called so before it is sent, before it is recorded and after', async ({
  person,
}) => {
  const rows = [
    'created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id',
    '2026-03-01,usd,100.00,3.00,97.00,charge,txn_1',
    '2026-03-02,usd,-97.00,0.00,-97.00,payout,txn_2',
    '2026-03-04,usd,97.00,0.00,97.00,payout_failure,txn_3',
  ];
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', csv('account.csv', rows));
  const back = person.getByRole('listitem').filter({ hasText: 'row 4' });
  await expect(back.locator('.n')).toHaveText('−$97.00Came back');
  await expect(back).toContainText('payout that came back from your bank');
  await person.getByRole('button', { name: 'Look at each row' }).click();
  await expect(person.getByText('Leave out whichever you like.')).toBeVisible();
  await expect(back).toContainText('payout that came back from your bank');
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();
  await expect(back).toContainText('payout that came back from your bank');
});

test('money that was changed into another currency is no payout to a bank, before it is recorded and after', async ({
  person,
}) => {
  const rows = [
    'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Reference Txn ID,Balance',
    '14/03/2026,10:00:00,CET,,Express Checkout Payment,Completed,EUR,10.00,-0.70,9.30,A,,',
    '14/03/2026,10:00:00,CET,,General Currency Conversion,Completed,EUR,-9.30,0.00,-9.30,B,A,',
    '14/03/2026,10:00:00,CET,,General Currency Conversion,Completed,USD,9.95,0.00,9.95,C,A,',
    '15/03/2026,10:00:00,CET,,General Withdrawal,Completed,USD,-9.95,0.00,-9.95,D,,',
  ];
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', csv('account.csv', rows));
  const row = (place: string) => person.getByRole('listitem').filter({ hasText: place });
  const expectTold = async () => {
    for (const [place, way, amount] of [
      ['row 3', 'into', '€9.30'],
      ['row 4', 'from', '$9.95'],
    ] as const) {
      await expect(row(place)).toContainText('General Currency Conversion');
      await expect(row(place)).toContainText(`changed ${way} another currency, not income`);
      await expect(row(place).locator('.n')).toHaveText(`${amount}Conversion`);
    }
    await expect(row('row 5')).toContainText('payout to your bank');
  };
  await expectTold();
  const becomes = person.getByRole('region', { name: 'What it becomes' }).getByRole('listitem');
  await expect(becomes.filter({ hasText: /^Payouts/ })).toContainText(/not income1$/);
  await expect(becomes.filter({ hasText: /^Conversions/ })).toContainText(/your bank2$/);
  await person.getByRole('button', { name: 'Record 4 entries' }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();
  await expectTold();

  await person.goto('/payouts');
  const changed = person.getByRole('link', { name: /General Currency Conversion/ });
  await expect(changed.filter({ hasText: '€9.30' })).toContainText('changed into another currency');
  await expect(changed.filter({ hasText: '$9.95' })).toContainText('changed from another currency');
  await expect(person.getByText('taken back')).toHaveCount(0);
});
