import type { Page } from '@playwright/test';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

async function paste(person: Page, cells: readonly (readonly string[])[]): Promise<void> {
  await person.goto('/imports/new');
  await person.getByRole('button', { name: 'Or paste a table' }).click();
  await person.getByLabel('Table', { exact: true }).fill(cells.map((row) => row.join('\t')).join('\n'));
  await person.getByRole('button', { name: 'Read this table' }).click();
}

test('a pasted table that begins with its data is mapped by places, and the next one is offered', async ({
  person,
}) => {
  await paste(person, [
    ['2026-02-01', 'Ride', '20.00', '2.50'],
    ['2026-02-02', 'Ride', '10.00', '1.00'],
  ]);
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await expect(person.getByText('No row of it names the columns')).toBeVisible();
  await expect(person.getByLabel('Column 1', { exact: true })).toHaveValue('date');
  await expect(person.getByLabel('Column 3', { exact: true })).toHaveAccessibleDescription('20.00 · 10.00');
  await person.getByLabel('Column 3', { exact: true }).selectOption('base');
  await person.getByLabel('Column 4', { exact: true }).selectOption('fees');
  await person.getByLabel('Currency of all amounts').selectOption('EUR');
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('What is it called?').fill('Night rides');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await expect(person.getByText('€26.50').first()).toBeVisible();
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 new entries are recorded');

  await paste(person, [['2026-03-01', 'Ride', '7.00', '0.50']]);
  await expect(person.getByText('no names for them either')).toBeVisible();
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Read it as “Night rides”' }).click();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
});

test('a first row that only looks like names is taken for data where a person says so', async ({
  person,
}) => {
  await paste(person, [
    ['soon', 'Ride', 'free'],
    ['2026-02-01', 'Ride', '20.00'],
    ['2026-02-02', 'Ride', '10.00'],
  ]);
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await expect(person.getByLabel('soon', { exact: true })).toHaveValue('date');
  await person.getByRole('button', { name: 'No, it is written otherwise' }).click();
  await person.getByLabel('Columns are named in').selectOption('No row: the table begins with its data');
  await expect(person.getByLabel('Column 1', { exact: true })).toHaveValue('date');
  await person.getByLabel('Currency of all amounts').selectOption('EUR');
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  await expect(person.getByText('“free” in column “Column 3” is no amount')).toBeVisible();
});

test('two columns of one name, and one without, are mapped apart', async ({ person }) => {
  const rows = ['Day,,Amount,Amount', '2026-02-01,Ride,20.00,2.50', '2026-02-02,Ride,10.00,1.00'];
  await person.goto('/imports/new');
  const statement = person.locator('input[type=file]');
  await statement.setInputFiles(csv('rides.csv', rows));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await person.getByLabel('Column 2, without a name').selectOption('description');
  await expect(person.getByLabel('Amount (1st, column 3)')).toHaveValue('base');
  await person.getByLabel('Amount (2nd, column 4)').selectOption('fees');
  await person.getByLabel('Currency of all amounts').selectOption('EUR');
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  await person.getByLabel('What is it called?').fill('Rides');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await expect(person.getByText('€26.50').first()).toBeVisible();
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 new entries are recorded');

  await person.goto('/imports/new');
  await statement.setInputFiles(csv('later.csv', [...rows, '2026-02-03,Ride,5.00,0.50']));
  await expect(person.getByText('Statements with these columns are read so')).toBeVisible();
  await expect(person.getByRole('button', { name: 'Record 3 entries' })).toBeVisible();
});

test('a file that we know is mapped where two of its columns have the name that counts', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const rows = ['platform,date,amount,Amount,currency', 'Etsy,2026-02-01,20.00,2.50,EUR'];
  await person.locator('input[type=file]').setInputFiles(csv('both.csv', rows));
  await expect(person.getByText('it is unclear which one counts')).toBeVisible();
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await expect(person.getByLabel('amount (1st, column 3)')).toHaveValue('base');
  await expect(person.getByRole('heading', { name: '1 would be recorded' })).toBeVisible();
});

test('columns that do not add up are told where they are chosen, and from the sum that disagrees a way leads back to them', async ({
  person,
}) => {
  await paste(person, [
    ['Day', 'Fare (EUR)', 'Fee (EUR)', 'Total (EUR)'],
    ['2026-02-01', '20.00', '2.00', '18.00'],
    ['2026-02-02', '10.00', '1.00', '0.00'],
  ]);
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await person.getByLabel('Total (EUR)', { exact: true }).selectOption('total');
  const told = person.getByText('Read so, it cannot be recorded');
  await expect(told).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('What is it called?').fill('Rides');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await expect(person.getByText('This statement cannot be recorded')).toBeVisible();
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await person.getByLabel('Total (EUR)', { exact: true }).selectOption('none');
  await expect(told).toBeHidden();
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 new entries are recorded');
});

test('rows are left out by what any column says, without a mouse, and the next file is read so', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const rows = [
    'Date,Item,Origin,Amount (EUR)',
    '2026-02-01,Lamp,Order,40.00',
    '2026-02-02,Shelf,Moved,30.00',
    '2026-02-03,Chair,Order,25.00',
    '2026-02-04,Chair,Adjusted,1.00',
  ];
  const statement = person.locator('input[type=file]');
  await statement.setInputFiles(csv('shop.csv', rows));
  await person.getByRole('button', { name: 'Say what its columns are' }).press('Enter');
  await expect(person.getByLabel('Origin', { exact: true })).toHaveValue('none');
  await expect(person.getByRole('heading', { name: '4 would be recorded' })).toBeVisible();
  await person.getByLabel('Leave rows out by', { exact: true }).selectOption('Origin');
  const texts = person.getByRole('group', { name: 'Leave out rows where “Origin” is' });
  await expect(texts.getByLabel('Order (2 rows)')).toBeFocused();
  await person.keyboard.press('Tab');
  await expect(texts.getByLabel('Moved (1 row)')).toBeFocused();
  await person.keyboard.press('Space');
  await expect(person.getByRole('heading', { name: '3 would be recorded' })).toBeVisible();
  const typed = person.getByLabel('Another text of “Origin”');
  await typed.fill('Adj*');
  await typed.press('Enter');
  await expect(texts.getByLabel('Adj*')).toBeChecked();
  await expect(typed).toHaveValue('');
  await expect(person.getByRole('heading', { name: '2 would be recorded' })).toBeVisible();
  await expect(person.getByText('The file and the rows agree')).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('What is it called?').fill('Shop');
  await person.getByRole('button', { name: 'Go on with this' }).press('Enter');
  await person.getByRole('button', { name: 'Record 2 entries' }).press('Enter');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 new entries are recorded');

  await person.goto('/imports/new');
  const more = ['2026-02-05,Lamp,Order,12.00', '2026-02-06,Lamp,Moved,12.00'];
  await statement.setInputFiles(csv('later.csv', [...rows, ...more]));
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 were already there');
});

test('a file of several platforms asks where the rows of each go, and knows them the next time', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const rows = [
    'Date,Platform,Trip,Pay (EUR)',
    '2026-02-01,Uber,A1,20.00',
    '2026-02-02,Corner shop,A2,30.00',
    '2026-02-03,Uber,A3,12.50',
  ];
  const statement = person.locator('input[type=file]');
  await statement.setInputFiles(csv('week.csv', rows));
  await person.getByRole('button', { name: 'Say what its columns are' }).press('Enter');
  const platform = person.getByLabel('Platform', { exact: true });
  await expect(platform).toHaveValue('platform');
  await expect(person.getByRole('heading', { name: '3 would be recorded' })).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('What is it called?').fill('My week');
  await person.getByRole('button', { name: 'Go on with this' }).press('Enter');
  const goTo = (name: string) =>
    person.getByLabel(`Rows of “${name}” go to`, { exact: true }).locator('option:checked');
  await expect(goTo('Uber')).toHaveText('A new platform, Uber');
  await expect(goTo('Corner shop')).toHaveText('A new platform, Corner shop');
  await person.getByRole('button', { name: 'Record 3 entries' }).press('Enter');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');

  await person.goto('/imports/new');
  await statement.setInputFiles(csv('later.csv', [...rows, '2026-02-04,corner shop,A4,5.00']));
  await expect(goTo('Uber')).toHaveText('Uber');
  await expect(goTo('corner shop')).toHaveText('Corner shop');
  await person.getByRole('button', { name: 'Record 4 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 were already there');
});

test('a column that names a known platform is not guessed to say it where such files were read without it', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const rows = ['Date,Platform,Trip,Pay (EUR)', '2026-02-01,Corner shop,A1,20.00'];
  const statement = person.locator('input[type=file]');
  const say = person.getByRole('button', { name: 'Say what its columns are' });
  const platform = person.getByLabel('Platform', { exact: true });
  await statement.setInputFiles(csv('week.csv', rows));
  await say.click();
  await expect(platform).toHaveValue('none');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');

  await person.goto('/imports/new');
  await statement.setInputFiles(csv('week.csv', [...rows, '2026-02-03,Uber,A2,12.50']));
  await person.getByRole('button', { name: 'Not this? Choose another' }).click();
  await say.click();
  await expect(platform).toHaveValue('none');
  const warning = person.getByText('These rows may count twice');
  await expect(warning).toBeHidden();
  await platform.selectOption('platform');
  await expect(warning).toBeVisible();
  await expectAccessible(person);
  await platform.selectOption('none');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 was already there');
});

test('who corrects the clock of hours that were recorded is told that their rows would be new', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const rows = ['Date,Hours,Pay (EUR)', '2026-02-01,3.5,20.00', '2026-02-02,4,30.00'];
  const statement = person.locator('input[type=file]');
  const say = person.getByRole('button', { name: 'Say what its columns are' });
  const clock = person.getByLabel('Hours worked are kept by');
  const isNew = /last read as “On a job”.*each of them is new beside what is there/;
  await statement.setInputFiles(csv('week.csv', rows));
  await say.click();
  await clock.selectOption('online');
  await expect(clock).not.toHaveAccessibleDescription(isNew);
  await clock.selectOption('engaged');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 new entries are recorded');

  await person.goto('/imports/new');
  await statement.setInputFiles(csv('week.csv', rows));
  await person.getByRole('button', { name: 'Not this? Choose another' }).click();
  await say.click();
  await expect(clock).not.toHaveAccessibleDescription(isNew);
  await clock.selectOption('online');
  await expect(clock).toHaveAccessibleDescription(isNew);
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Back', exact: true }).click();

  // Also where what was said of such files is forgotten first.
  await person.getByRole('button', { name: 'Forget this' }).click();
  await say.click();
  await clock.selectOption('online');
  await expect(clock).toHaveAccessibleDescription(isNew);
});
