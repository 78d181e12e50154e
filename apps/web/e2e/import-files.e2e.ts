import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { expect, test } from './account.ts';
import { csv, type StatementFile } from './statements.ts';

const HEADER = 'platform,date,amount,currency,notes';

async function archive(name: string, files: readonly StatementFile[]): Promise<StatementFile> {
  const writer = new ZipWriter(new Uint8ArrayWriter());
  for (const file of files) await writer.add(file.name, new Uint8ArrayReader(file.buffer));
  return { name, mimeType: 'application/zip', buffer: Buffer.from(await writer.close()) };
}

function yearOfTwo(): Promise<StatementFile> {
  const month = (name: string, amount: number) => csv(name, [HEADER, `Etsy,2026-01-02,${amount}.00,EUR,`]);
  const sums = csv('sums.csv', [HEADER, 'Etsy,2026-01-02,=1+1,EUR,']);
  return archive('year.zip', [month('january.csv', 5), month('february.csv', 6), sums]);
}

test('a file chosen by mistake is named for what it is, and nothing is sent', async ({ person }) => {
  const sent: string[] = [];
  person.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  const file = (name: string, buffer: Buffer): StatementFile => ({ name, mimeType: 'text/csv', buffer });
  const wrong: [StatementFile, string][] = [
    [file('photo.csv', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])), 'This is an image'],
    [file('statement.csv', Buffer.from('%PDF-1.7\n')), 'This is a PDF document'],
    [file('page.csv', Buffer.from('<!DOCTYPE html><table></table>')), 'This is a web page'],
    [file('empty.csv', Buffer.alloc(0)), 'This file is empty'],
    [file('half.csv', Buffer.from(`${HEADER}\nEtsy,2026-01-02,5,EUR,\nEtsy,2026`)), 'Row 3 has 2 cells'],
    [csv('formula.csv', [HEADER, 'Etsy,2026-01-02,=1+1,EUR,']), 'row 2, column “amount”'],
    [file('cut.zip', Buffer.from('PK\u0003\u0004 and nothing more')), 'This archive is damaged'],
  ];
  await person.goto('/imports/new');
  for (const [chosen, sentence] of wrong) {
    await person.setInputFiles('input[type=file]', chosen);
    await expect(person.getByText(chosen.name, { exact: true })).toBeVisible();
    await expect(person.getByText('This file cannot be taken in')).toBeVisible();
    await expect(person.getByText(sentence)).toBeVisible();
  }
  expect(sent).toEqual([]);
});

test('of an archive with several statements the one that the person chooses is read', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', await yearOfTwo());
  const which = person.getByText('Which of its tables is the statement?');
  await expect(which).toBeVisible();
  await person.getByText('february.csv', { exact: true }).click();
  await expect(person.getByRole('table')).toContainText('€6.00');
  await person.getByRole('button', { name: 'Another table of this file' }).click();
  await expect(which).toBeVisible();
  await person.getByText('sums.csv', { exact: true }).click();
  await expect(person.getByText('This file cannot be taken in')).toBeVisible();
  await person.getByRole('button', { name: 'Another table of this file' }).click();
  await person.getByText('january.csv', { exact: true }).click();
  await expect(person.getByRole('table')).toContainText('€5.00');
});

test('each table of an archive is a statement of its own, called by its name', async ({ person }) => {
  const answer = person.getByRole('heading', { level: 1 });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', await yearOfTwo());
  await person.getByText('february.csv', { exact: true }).click();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(answer).toContainText('1 new entry is recorded');
  await person.getByRole('button', { name: 'Another table of this file' }).click();
  await person.getByText('january.csv', { exact: true }).click();
  await expect(answer).toContainText('1 row makes 1 entry');
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(answer).toContainText('1 new entry is recorded');
  await person.getByRole('button', { name: 'Another table of this file' }).click();
  await person.getByText('january.csv', { exact: true }).click();
  await expect(answer).toContainText('You recorded this file on');
  await person.goto('/imports');
  await expect(person.getByRole('link', { name: /year\.zip: january\.csv/ })).toBeVisible();
  await expect(person.getByRole('link', { name: /year\.zip: february\.csv/ })).toBeVisible();
});

test('what others are called and where to reach them is not sent, unless the person says so', async ({
  person,
}) => {
  const bodies: string[] = [];
  person.on('request', (request) => bodies.push(request.postData() ?? ''));
  const file = csv('Ada Sample ada@example.com.csv', [
    'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Item Title,Reference Txn ID,Balance',
    '03/14/2026,10:15:22,PST,Ada Sample,Express Checkout Payment,Completed,EUR,100.00,-3.49,96.51,ada@example.com,me@example.com,PP01,"Poster for ada@example.com, +351 912 345 678",,96.51',
  ]);
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', file);
  await expect(person.getByText(/Names and addresses of others are left out: Name,/)).toBeVisible();
  await expect(person.getByRole('radio', { name: 'Leave them out' })).toBeChecked();
  await person.getByText('Keep names and addresses', { exact: true }).click();
  await expect(person.getByRole('region', { name: 'Row by row' })).toContainText('Ada Sample');
  await person.getByText('Leave them out', { exact: true }).click();
  await expect(person.getByRole('region', { name: 'Row by row' })).toContainText(
    'Poster for (e-mail left out)',
  );
  const name = person.getByLabel('Its name in your history', { exact: true });
  await expect(name).toHaveValue('Ada Sample (e-mail left out).csv');
  await name.fill('March');
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
  await person.goto('/imports');
  await expect(person.getByRole('link', { name: /^March/ })).toBeVisible();
  const all = bodies.join('\n');
  expect(all).toContain('PP01');
  expect(all).not.toMatch(/Ada Sample|ada@example\.com|912 345/);
});

test('whom a column of kinds names is shown here and not sent, unless the person makes a kind of it', async ({
  person,
}) => {
  const bodies: string[] = [];
  person.on('request', (request) => bodies.push(request.postData() ?? ''));
  await person.goto('/imports/new');
  const file = (name: string, ...rows: string[]) =>
    person.setInputFiles('input[type=file]', csv(name, ['Day,Kind,Amount (EUR),State', ...rows]));
  await file('may.csv', '2026-05-14,Sale,20.00,Done', '2026-05-15,Payment from Ada Sample,5.00,Done');
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await expect(person.getByLabel('Kind', { exact: true })).toHaveValue('type');
  await expect(person.getByText('The name of each kind is sent, and kept')).toBeVisible();
  await person
    .getByLabel('Payment from Ada Sample', { exact: true })
    .selectOption('Left out, and its name not kept');
  await expect(person.getByRole('heading', { name: '1 would be recorded' })).toBeVisible();
  await person.getByLabel('What is it called?').fill('Market hall');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  const leftOut = person.getByRole('region', { name: /left out/i });
  const record = person.getByRole('button', { name: 'Record 1 entry' });
  await expect(person.getByLabel('Payment from Ada Sample', { exact: true })).toHaveValue('');
  await expect(person.getByText('is kept with the kind’s name')).toBeVisible();
  await record.click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');

  await person.goto('/imports/new');
  await file('june.csv', '2026-06-14,Sale,20.00,Done', '2026-06-15,Payment from Ada Sample,6.00,Done');
  await expect(person.getByText('Statements with these columns are read so')).toBeVisible();
  await expect(leftOut).toContainText('Not a known kind of row: “Payment from Ada Sample”');
  await record.click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
  const all = bodies.join('\n');
  expect(all).toContain('not a known kind of row in column “Kind”');
  expect(all).not.toMatch(/Ada|Sample/i);
});

test('a file that nobody knows gives a report without its data, to be copied', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles(
    'input[type=file]',
    csv('unknown.csv', ['When,Paid to me,Rider', '2026-01-02,5.25,Ada Sample']),
  );
  await person.getByRole('button', { name: 'Make a report without your data' }).click();
  const report = person.locator('.file-report');
  await expect(report).toContainText('2. Paid to me: 1 number');
  await expect(report).not.toContainText(/Ada|5\.25|2026/);
  await person.getByRole('button', { name: 'Copy the report' }).click();
  const messages = person.getByRole('region', { name: 'Messages' });
  await expect(messages.getByText(/The report is (?:on your clipboard|marked)/)).toBeVisible();
});
