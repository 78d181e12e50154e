import { expect, giveEarning, givePlatform, test } from './account.ts';
import { holdSending } from './hold-sending.ts';
import { FINE_AMOUNTS, MIXED_CAPITALS, NOT_A_STATEMENT, UPWORK } from './statements.ts';

test('an Upwork statement is recorded to the cent, and the same file again changes nothing', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const sent: string[] = [];
  person.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  await person.setInputFiles('input[type=file]', UPWORK);
  await expect(person.getByText('The file and the rows agree')).toBeVisible();
  await expect(person.getByText(/^Upwork transaction history/)).toBeVisible();
  await expect(person.getByRole('heading', { level: 1 })).toBeFocused();
  const control = person.getByRole('table');
  await expect(control).toContainText('$522.45');
  await expect(control).toContainText('$512.45');
  await expect(control).toContainText('$10.00');
  await expect(person.getByText('Not a known kind of row: “Moon Dust”')).toBeVisible();
  expect(sent).toEqual([]);

  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');
  await person.getByRole('link', { name: 'See the overview' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('$1,512.45');
  await person.goto('/earnings');
  await expect(person.getByRole('link', { name: /Landing page, 20 hours.*\$1,080\.00/ })).toBeVisible();
  await expect(person.getByRole('link', { name: /Icon set.*\$432\.45/ })).toBeVisible();

  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('You recorded this file on');
  await expect(answer).toContainText('changes nothing');
  await expect(person.getByRole('rowheader', { name: 'Recorded' })).toBeVisible();
  await person.getByRole('button', { name: 'Record it again' }).click();
  await expect(person.getByText('Everything in this file was already there.')).toBeVisible();
  await person.goto('/earnings');
  await expect(answer).toContainText('2 earnings add up to $1,512.45');
  const platformId = await givePlatform(person, { name: 'Studio' });
  await giveEarning(person, { platformId, earnedOn: '2026-02-02', components: { base: '40' } });
  await person.getByRole('button', { name: 'More filters' }).click();
  const sheet = person.getByRole('dialog', { name: 'Which earnings?' });
  await sheet.getByText('Typed by hand', { exact: true }).click();
  await expect(answer).toContainText('1 earning typed by hand');
  await expect(answer).toContainText('$40.00');
  await sheet.getByText('From statements', { exact: true }).click();
  await expect(answer).toContainText('2 earnings of statements add up to $1,512.45');
  await person.goto('/imports');
  await expect(person.getByRole('link', { name: new RegExp(UPWORK.name) })).toHaveCount(2);
});

test('three times 6.816 dollars are 20.45, rounded once', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', FINE_AMOUNTS);
  await person.getByText('1,234.56').click();
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries');
  await person.goto('/?period=all');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('$20.45');
});

test('names that differ only in their capitals are one platform', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', MIXED_CAPITALS);
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 new entries');
  await person.goto('/platforms');
  await expect(person.getByRole('list', { name: 'Platforms', exact: true }).getByRole('link')).toHaveCount(1);
});

test('a statement goes to the platform of its name that was typed before', async ({ person }) => {
  await givePlatform(person, { name: 'upwork' });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');
  await person.goto('/platforms');
  await expect(person.getByRole('list', { name: 'Platforms', exact: true }).getByRole('link')).toHaveCount(1);
});

test('a statement goes to the platform that was chosen for the one before, whatever that is called, and changes nothing', async ({
  person,
}) => {
  await givePlatform(person, { name: 'Studio' });
  await givePlatform(person, { name: 'Side jobs' });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByLabel('All rows go to').selectOption({ label: 'Side jobs' });
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('3 new entries are recorded');
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await expect(person.getByLabel('All rows go to').locator('option:checked')).toHaveText('Side jobs');
  await person.getByRole('button', { name: 'Record it again' }).click();
  await expect(answer).toContainText('Everything in this file was already there');
});

test('no platform is proposed that an import chose which is undone since', async ({ person }) => {
  await givePlatform(person, { name: 'Side jobs' });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  const goesTo = person.getByLabel('All rows go to');
  await goesTo.selectOption({ label: 'Side jobs' });
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('3 new entries are recorded');
  // By links alone: what the page was told is not told anew by loading it.
  const imports = person.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Imports' });
  await imports.click();
  await person.getByRole('link', { name: new RegExp(UPWORK.name) }).click();
  await person.getByRole('button', { name: 'See what undoing changes' }).click();
  await person.getByRole('button', { name: 'Undo the import' }).click();
  await expect(answer).toContainText('This import is undone');
  await imports.click();
  await person.getByRole('link', { name: 'Import a statement' }).first().click();
  await person.setInputFiles('input[type=file]', UPWORK);
  await expect(goesTo.locator('option:checked')).toHaveText('A new platform, Upwork');
});

test('a file that is no statement is refused in plain words, and nothing is sent', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', NOT_A_STATEMENT);
  await expect(person.getByText('What kind of statement is this?')).toBeVisible();
  await person.getByText('EarnTrack CSV').click();
  await expect(person.getByText('It cannot be read as EarnTrack CSV')).toBeVisible();
  const picture = {
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
  };
  await person.setInputFiles('input[type=file]', picture);
  await expect(person.getByText('This file cannot be taken in')).toBeVisible();
});

test('recording that the network broke off is finished by another try', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.route('**/trpc/imports.stage**', (route) => route.abort(), { times: 1 });
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByText('Not recorded yet')).toBeVisible();
  await person.getByRole('button', { name: 'Try again' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');
  await person.goto('/earnings');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 earnings');
});

test('cancelling while sending leaves nothing behind', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  const release = await holdSending(person);
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await person.getByRole('button', { name: 'Cancel' }).click();
  await expect(person.getByRole('button', { name: 'Record 3 entries' })).toBeVisible();
  release();
  await person.goto('/earnings');
  await expect(person.getByText('Nothing recorded yet.', { exact: false })).toBeVisible();
});
