import { expect, test } from './account.ts';
import { csv, UPWORK } from './statements.ts';

test('on a phone of 320 pixels, amounts of a statement and what they are made of stay on the screen', async ({
  person,
}) => {
  await person.setViewportSize({ width: 320, height: 700 });
  const overflow = () =>
    person.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const currencies = ['USD', 'EUR', 'GBP', 'JPY'];
  const lines = currencies.map((currency) => `Shop,2026-01-12,"123,456,789.00",${currency}`);
  const large = csv('large.csv', ['platform,date,amount,currency', ...lines]);
  for (const [file, count] of [
    [UPWORK, 3],
    [large, 4],
  ] as const) {
    await person.goto('/imports/new');
    await person.setInputFiles('input[type=file]', file);
    const rows = person.getByRole('region', { name: 'Row by row' }).getByRole('listitem');
    await expect(rows).toHaveCount(count);
    expect(await overflow()).toBe(0);
    await person.getByRole('button', { name: `Record ${count} entries` }).click();
    await expect(person.getByRole('heading', { level: 1 })).toContainText(
      `${count} new entries are recorded`,
    );
    expect(await overflow()).toBe(0);
  }
  await person.goto('/imports');
  await expect(person.getByRole('link', { name: /large\.csv/ })).toContainText('4 new');
  expect(await overflow()).toBe(0);
});

test('on a phone, the sums of many currencies are in sight without a table that scrolls', async ({
  person,
}) => {
  const lines = ['USD', 'EUR', 'GBP', 'CHF'].map((unit, at) => `Shop,2026-01-1${at},"12,345.67",${unit},2`);
  await person.goto('/imports/new');
  const header = 'platform,date,amount,currency,hours';
  await person.setInputFiles('input[type=file]', csv('many.csv', [header, ...lines]));
  const totals = person.getByRole('region', { name: 'The file and the rows agree' });
  await expect(totals.getByRole('row', { name: /^CHF/ })).toContainText('CHF 12,345.67');
  await expect(totals.getByRole('columnheader')).toHaveText([
    'Of',
    'To record',
    '+ left out',
    '= what the file says',
  ]);
  const hidden = await totals
    .locator('.control-scroll')
    .evaluate((place) => place.scrollWidth - place.clientWidth);
  expect(hidden).toBe(0);
});

test('on a phone, no amount is parted from its sign, and no button of the bar is cut into lines', async ({
  person,
}) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  const rows = person.getByRole('region', { name: 'Row by row' });
  await expect(rows).toContainText('−$120.00');
  const lines = rows
    .getByText(/^−\$\d+\.\d\d$/)
    .evaluateAll((amounts) => amounts.map((amount) => amount.getClientRects().length));
  expect(await lines).toEqual([1, 1]);
  const record = await person.getByRole('button', { name: 'Record 3 entries' }).boundingBox();
  const look = await person.getByRole('button', { name: 'Look at each row' }).boundingBox();
  expect(record?.height).toBe(look?.height);
});

test('on a phone, sums of millions under a code of three letters are in sight without a table that scrolls', async ({
  person,
}) => {
  const header = 'platform,date,amount,currency';
  for (const units of [
    ['CHF', 'SEK'],
    ['CHF', 'SEK', 'NOK'],
  ]) {
    const lines = units.map((unit, at) => `Shop,2026-01-1${at},"12,345,678.90",${unit}`);
    await person.goto('/imports/new');
    await person.setInputFiles('input[type=file]', csv('millions.csv', [header, ...lines]));
    const totals = person.getByRole('region', { name: 'The file and the rows agree' });
    await expect(totals.getByRole('table')).toContainText('12,345,678.90');
    const hidden = await totals
      .locator('.control-scroll')
      .evaluate((place) => place.scrollWidth - place.clientWidth);
    expect(hidden, units.join()).toBe(0);
  }
});
