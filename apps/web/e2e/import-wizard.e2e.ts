import { readFile } from 'node:fs/promises';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

const FEBRUARY = [
  'Sales of February;;;',
  'Day;What;Amount (EUR);Remarks',
  '02.02.2026;Sale;1.050,00;Table',
  '02.02.2026;Listing fee;-52,50;',
  '04.02.2026;Bank transfer;-957,50;',
  ';Total;40,00;',
];

test('a person says what the columns of an unknown file are, and the next one of its kind is read by itself', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const statement = person.locator('input[type=file]');
  await statement.setInputFiles(csv('market.csv', FEBRUARY));
  await person.getByRole('button', { name: 'Say what its columns are' }).press('Enter');
  await expect(person.getByRole('group', { name: 'The first rows' }).getByRole('row')).toHaveCount(5);
  await expect(person.getByLabel('Day', { exact: true })).toHaveValue('date');
  await expect(person.getByLabel('What', { exact: true })).toHaveValue('type');
  await expect(person.getByLabel('Amount (EUR)')).toHaveValue('base');
  await expect(person.getByLabel('Remarks')).toHaveValue('description');
  await expect(person.getByLabel('Bank transfer')).toHaveValue('payout');
  await expect(person.getByLabel('Total', { exact: true })).toHaveValue('skip');
  await person.getByLabel('01/02/2026 is').selectOption('dayFirst');
  await expect(person.getByText('The file and the rows agree')).toBeVisible();
  const table = person.getByRole('table').filter({ hasText: 'what the file says' });
  await expect(table).toContainText('€40.00');
  await expectAccessible(person);

  // Another way of reading the table forgets nothing of it.
  await person.getByLabel('Remarks').selectOption('none');
  await person.getByRole('button', { name: 'No, it is written otherwise' }).click();
  await person.getByLabel('Letters are written as').selectOption('Windows-1252');
  await expect(person.getByLabel('Remarks')).toHaveValue('none');
  await expect(person.getByLabel('01/02/2026 is')).toHaveValue('dayFirst');

  // What is chosen is added up at once.
  await person.getByLabel('Listing fee').selectOption('skip');
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  await person.getByLabel('Listing fee').selectOption('fees');
  await expect(person.getByRole('heading', { name: '3 would be recorded' })).toBeVisible();
  await person.getByLabel('What is it called?').fill('Market hall');
  await person.getByRole('button', { name: 'Go on with this' }).press('Enter');
  await expect(person.getByLabel('All rows go to')).toHaveText(/Market hall/);
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');

  await person.goto('/imports/new');
  const more = [...FEBRUARY.slice(0, -1), '05.02.2026;Sale;7,00;Chair'];
  await statement.setInputFiles(csv('later.csv', more));
  await expect(person.getByText('Statements with these columns are read so')).toBeVisible();
  await person.getByRole('button', { name: 'Record 4 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 were already there');
});

test('a header under many lines is found, and what speaks against the guess is told', async ({ person }) => {
  await person.goto('/imports/new');
  const titles = ['Report', 'All amounts in EUR', 'One', 'Two', 'Three', 'Four', 'Five'];
  const rows = ['Day;Amount (EUR)', '2026-02-02;1.050,00', '2026-02-03;-50,00'];
  await person.locator('input[type=file]').setInputFiles(csv('account.csv', [...titles, ...rows]));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  const doubt = person.getByText('1 row, like row 10, would be recorded as earned below zero');
  await expect(doubt).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('Rows with an amount below zero are', { exact: true }).selectOption('skip');
  await expect(person.getByRole('heading', { name: '1 would be recorded' })).toBeVisible();
  await expect(doubt).toBeHidden();
});

test('of an account what was paid and what came to nothing is left out, and it is said what to look at', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const rows = [
    'Date,Narration,Status,Amount (INR),Dr/Cr',
    '2026-02-02,Tutoring,Completed,"1,050.00",Cr',
    '2026-02-03,Rent,Completed,700.00,Dr',
    '2026-02-04,Tutoring,Pending,50.00,Cr',
    '2026-02-05,Refund to Ann,Completed,20.00,Dr',
  ];
  await person.locator('input[type=file]').setInputFiles(csv('account.csv', rows));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await expect(person.getByLabel('Dr/Cr', { exact: true })).toHaveValue('direction');
  await expect(person.getByText('This looks like the statement of an account')).toBeVisible();
  await expect(person.getByRole('heading', { name: '1 would be recorded' })).toBeVisible();
  await expectAccessible(person);
  const table = person.getByRole('table').filter({ hasText: 'what the file says' });
  await expect(table).toContainText('₹1,050.00');

  // The kinds of rows stand in a column beside that of states.
  await person.getByLabel('Narration', { exact: true }).selectOption('type');
  await person.getByLabel('Status', { exact: true }).selectOption('status');
  await expect(person.getByLabel('Refund to Ann', { exact: true })).toHaveValue('adjustments');
  await person.getByLabel('Pending', { exact: true }).selectOption('recorded');
  await expect(person.getByRole('heading', { name: '3 would be recorded' })).toBeVisible();
  await person.getByLabel('Pending', { exact: true }).selectOption('leftOut');
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  await expect(table).toContainText('₹1,030.00');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 new entries are recorded');
});

test('a table that is pasted is read like a file', async ({ person }) => {
  await person.goto('/imports/new');
  await person.getByRole('button', { name: 'Or paste a table' }).press('Enter');
  await expect(person.getByLabel('Table')).toBeFocused();
  const read = person.getByRole('button', { name: 'Read this table' });
  await read.press('Enter');
  await expect(person.getByLabel('Table')).toBeFocused();
  await expect(person.getByLabel('Table')).toHaveAccessibleDescription(/Paste the cells of a table first/);
  const cells = [
    ['Day', 'Fare', 'Tip'],
    ['2026-02-01', '20.00', '3.50'],
    ['2026-02-02', '10.00', ''],
  ];
  await person.getByLabel('Table').fill(cells.map((row) => row.join('\t')).join('\n'));
  await read.click();
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await person.getByLabel('Currency of all amounts').selectOption('EUR');
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  const table = person.getByRole('table').filter({ hasText: 'what the file says' });
  await expect(table).toContainText('€33.50');
});

test('a table without a day is of the day that is said, each time', async ({ person }) => {
  await person.goto('/imports/new');
  const paste = async (cells: string[][]) => {
    await person.getByRole('button', { name: 'Or paste a table' }).click();
    await person.getByLabel('Table').fill(cells.map((row) => row.join('\t')).join('\n'));
    await person.getByRole('button', { name: 'Read this table' }).click();
  };
  await paste([
    ['Job', 'Pay (EUR)'],
    ['Windows', '40.00'],
    ['Gutter', '25.50'],
  ]);
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  const day = person.getByLabel('Day of every row');
  await day.fill('soon');
  await expect(person.getByText('It cannot be read yet')).toBeVisible();
  await person.getByRole('button', { name: 'Back', exact: true }).click();
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await day.fill('2026-02-03');
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('What is it called?').fill('House jobs');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 new entries are recorded');

  await person.goto('/imports/new');
  await paste([
    ['Job', 'Pay (EUR)'],
    ['Roof', '90.00'],
  ]);
  const question = person.getByText('On which day was this earned?');
  await expect(question).toBeVisible();
  await day.fill('2026-02-04');
  await person.getByRole('button', { name: 'Read it so' }).click();
  await expect(person.getByText('Every row is of 2026-02-04, as asked.')).toBeAttached();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
});

test('fees go into their sale by an id in a description, and an amount is taken out of one', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const rows = [
    'Date,Type,Title,Amount',
    '2026-02-01,Sale,Order #101,€20.00',
    '2026-02-01,Fee,Fee for order #101,-€2.50',
    '2026-02-03,Deposit,"€17.50 sent to your bank",--',
  ];
  const statement = person.locator('input[type=file]');
  await statement.setInputFiles(csv('shop.csv', rows));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  // No number stands beside the deposit: its title is taken to hold the amount.
  await expect(person.getByLabel('Title', { exact: true })).toHaveValue('amountInText');
  await person.getByLabel('Title', { exact: true }).selectOption('description');
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  await person.getByLabel('Title', { exact: true }).selectOption('amountInText');
  await expect(person.getByLabel('The amount of “Deposit”')).toHaveValue('text');
  await expect(person.getByRole('heading', { name: '3 would be recorded' })).toBeVisible();
  await person.getByLabel('What stands before the id in a description?').fill('#');
  await person.getByLabel('Rows of one day with the same id are').selectOption('joined');
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  await expect(person.getByText('The file and the rows agree')).toBeVisible();
  await expectAccessible(person);

  await person.getByLabel('What is it called?').fill('Shop');
  const saved = person.waitForEvent('download');
  await person.getByRole('button', { name: 'Save as a mapping file' }).click();
  const mapping = JSON.parse(await readFile(await (await saved).path(), 'utf8')) as object;
  expect(mapping).toMatchObject({
    layouts: [{ moneyInText: { inText: ['Title'] }, referenceAfter: '#' }],
  });
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 new entries are recorded');

  await person.goto('/imports/new');
  await statement.setInputFiles(csv('later.csv', [...rows, '2026-02-05,Sale,Order #102,€7.00']));
  await expect(person.getByText('Statements with these columns are read so')).toBeVisible();
  await expect(person.getByRole('button', { name: 'Record 3 entries' })).toBeVisible();
});
