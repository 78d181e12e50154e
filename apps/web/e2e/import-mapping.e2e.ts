import { readFile } from 'node:fs/promises';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

const ROWS = [
  'Sales of February;;;',
  'Day;What;Amount (EUR);Remarks',
  '02.02.2026;Sale;1.050,00;Table',
  '02.02.2026;Fee: listing;-52,50;',
  '04.02.2026;Bank;-957,50;',
  ';Total;40,00;',
];

const MAPPING = {
  name: 'Market hall',
  layouts: [
    {
      columns: { date: 'Day', type: 'What', description: 'Remarks' },
      money: { amount: 'Amount (*)' },
      dateOrder: 'dayFirst',
      decimal: ',',
    },
  ],
  lines: [
    { types: ['Sale'], parts: [{ column: 'amount', to: 'base' }] },
    { types: ['Fee: *'], parts: [{ column: 'amount', to: 'fees', sign: -1 }] },
    { types: ['Bank'], parts: [{ column: 'amount', to: 'payout', sign: -1 }] },
    { types: ['Total'], skip: 'this row adds up others' },
  ],
  control: { column: 'amount', terms: { base: 1, fees: -1, payout: -1 } },
};

const mappingFile = (mapping: unknown) => ({
  name: 'market-hall.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(mapping)),
});

test('a file that no preset knows is read by a mapping file, and the next one of its kind by itself', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const statement = person.locator('input[type=file]');
  await statement.setInputFiles(csv('market.csv', ROWS));
  await expect(person.getByText('What kind of statement is this?')).toBeVisible();
  const byFile = person.getByRole('button', { name: 'Read it by a mapping file' });
  const mapping = person.getByLabel('Mapping file');
  await byFile.click();
  await expect(mapping).toBeFocused();
  await person.getByRole('button', { name: 'Back' }).click();
  await expect(mapping).toHaveCount(0);
  await byFile.click();
  await expectAccessible(person);
  await mapping.setInputFiles(mappingFile({ ...MAPPING, lines: [] }));
  await expect(mapping).toHaveAccessibleDescription(/lines has to be a list with at least one entry/);
  await mapping.setInputFiles(mappingFile(MAPPING));
  await expect(person.getByText('Market hall').first()).toBeVisible();
  await expect(person.getByText('€957.50').first()).toBeVisible();
  await person.getByRole('button', { name: /^Record 3 entries/ }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');

  // Whoever has such files too gets the mapping from the import.
  await person.goto('/imports');
  await person.getByRole('link', { name: /market\.csv/ }).click();
  const saved = person.waitForEvent('download');
  await person.getByRole('button', { name: 'Save how it was read as a mapping file' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('market.json');
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual(MAPPING);
  await expectAccessible(person);

  // Another month of the same export, with its columns in another order.
  await person.goto('/imports/new');
  const march = ['Remarks;Day;What;Amount (EUR)', 'Chair;03.03.2026;Sale;80,05'];
  await statement.setInputFiles(csv('march.csv', march));
  await expect(person.getByText('Statements with these columns are read so')).toBeVisible();
  await expect(person.getByLabel('All rows go to')).toHaveText(/Market hall/);
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Forget this' }).click();
  await expect(person.getByText('What kind of statement is this?')).toBeVisible();
});
