import { expect, giveEarning, givePlatform, mutate, newUuid, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv, UPWORK } from './statements.ts';

const HEADER = 'id,platform,date,amount,currency,notes';

test('before anything is recorded, each row says what becomes of it, and a person decides by keyboard alone', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Shop' });
  await giveEarning(person, { platformId, earnedOn: '2026-01-13', components: { base: '20' } });
  await person.goto('/imports/new');
  const first = [HEADER, 'A1,Shop,2026-01-12,10.00,USD,first', 'A2,Shop,2026-01-12,11.00,USD,second'];
  await person.setInputFiles('input[type=file]', csv('first.csv', first));
  await person.getByRole('button', { name: /^Record \d/ }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();

  await person.goto('/imports/new');
  const next = [
    HEADER,
    'A1,Shop,2026-01-12,12.00,USD,first',
    'A2,Shop,2026-01-12,11.00,USD,second',
    'A3,Shop,2026-01-14,20.00,USD,third',
    'A4,Shop,2026-01-20,40.00,USD,fourth',
  ];
  await person.setInputFiles('input[type=file]', csv('next.csv', next));
  await person.getByRole('button', { name: /^Record \d/ }).click();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText(
    '2 entries are new, 1 changed, 1 already there. 1 may be what you typed already.',
  );
  await expect(answer).toBeFocused();
  await expectAccessible(person);

  const rows = person.getByRole('region', { name: 'What becomes of each row' });
  await expect(rows.getByRole('listitem')).toContainText('You typed $20.00 on Jan 13');
  await rows.getByRole('button', { name: /^It is the same/ }).focus();
  await person.keyboard.press('Enter');
  await expect(rows.getByText('It is what you typed: one earning.')).toBeVisible();
  await expect(rows.getByRole('button', { name: /^Keep both/ })).toBeFocused();
  await expect(answer).toHaveText('1 entry is new, 1 changed, 2 already there.');
  await rows.getByRole('button', { name: /Changed 1/ }).press('Enter');
  await expect(rows.getByRole('listitem')).toContainText('Base $10.00 → $12.00');
  await rows.getByRole('button', { name: /New 1/ }).press('Enter');
  await rows.getByRole('button', { name: /^Leave out/ }).press('Enter');
  await expect(rows.getByText('You leave it out.')).toBeVisible();
  await rows.getByRole('button', { name: /^Take it after all/ }).press('Enter');
  await expect(rows.getByRole('button', { name: /^Leave out/ })).toBeFocused();
  await person.keyboard.press('Enter');
  await expect(rows.getByText('You leave it out.')).toBeVisible();
  const control = person.getByRole('table');
  await expect(control).toContainText('$43.00');
  await expect(control).toContainText('$40.00');
  await expect(control).toContainText('$83.00');
  await expectAccessible(person);

  await person.getByRole('button', { name: 'Record the changes' }).press('Enter');
  await expect(answer).toContainText(
    '0 new entries are recorded, 1 changed, 2 were already there, 1 left out',
  );
  await person.goto('/earnings');
  await expect(answer).toContainText('3 earnings add up to $43.00');
});

test('a payout that was typed on the day it arrived is told from a new one, and is one payout where a person says so', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Upwork' });
  const payout = { platformId, paidOn: '2026-01-30', currency: 'USD', amount: '1000' };
  await mutate(person.request, 'payouts.create', { id: newUuid(), ...payout });
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('3 entries are new, 1 left out. 1 may be what you typed already.');
  const rows = person.getByRole('region', { name: 'What becomes of each row' });
  await expect(rows.getByRole('listitem')).toContainText('You typed that $1,000.00 arrived on Jan 30.');
  await rows.getByRole('button', { name: /^It is the same/ }).press('Enter');
  await expect(rows.getByText('It is what you typed: one payout.')).toBeVisible();
  await expect(answer).toHaveText('2 entries are new, 1 already there, 1 left out.');
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();
  await person.goto('/payouts');
  await expect(answer).toHaveText('Upwork still owes you $512.45.');
});

test('hours that were typed count once where a person says so, and those of an earning where the row is left out', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Shop' });
  const time = { kind: 'duration', workedOn: '2026-01-12', seconds: 13_500 };
  const work = { platformIds: [platformId], clock: 'online', time };
  await mutate(person.request, 'work.create', { id: newUuid(), ...work });
  const hours = { clock: 'doorToDoor', seconds: 7200 };
  await giveEarning(person, { platformId, earnedOn: '2026-01-13', components: { base: '50' }, hours });
  await person.goto('/imports/new');
  const report = [
    'id,platform,date,amount,hours,notes',
    'T1,Shop,2026-01-12,,3:45:20,pages',
    'T2,Shop,2026-01-13,,2,call',
  ];
  await person.setInputFiles('input[type=file]', csv('hours.csv', report));
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('2 entries are new. 2 may be what you typed already.');
  const items = person.getByRole('region', { name: 'What becomes of each row' }).getByRole('listitem');
  const [alone, ofEarning] = [items.nth(0), items.nth(1)];
  await expect(alone).toContainText('You typed 3 h 45 min (online, logged in) on Jan 12.');
  await expect(ofEarning).toContainText('(door to door) with an earning on Jan 13.');
  await expect(ofEarning.getByRole('button', { name: /^It is the same/ })).toHaveCount(0);
  await expectAccessible(person);
  await alone.getByRole('button', { name: /^It is the same/ }).press('Enter');
  await expect(alone).toContainText('They are what you typed: these hours count once.');
  await ofEarning.getByRole('button', { name: /^Leave out/ }).press('Enter');
  await expect(answer).toHaveText('0 entries are new, 1 already there, 1 left out.');
  await person.getByRole('button', { name: 'Record it', exact: true }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();
  await person.goto('/work');
  await expect(person.getByRole('link', { name: /3 h 45 min/ })).toHaveCount(1);
  await expect(person.getByRole('link', { name: /Shop/ })).toHaveCount(2);
});

test('nothing can be recorded between the decision of a row and the figures that follow it', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const rows = [HEADER, 'A1,Shop,2026-01-12,10.00,USD,first', 'A2,Shop,2026-01-12,11.00,USD,second'];
  await person.setInputFiles('input[type=file]', csv('held.csv', rows));
  await person.getByRole('button', { name: 'Look at each row' }).click();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('2 entries are new.');
  const record = person.getByRole('button', { name: /^Record / });
  await expect(record).not.toHaveAttribute('aria-disabled', 'true');

  const [kept, figures] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await person.route(/imports\.decide/, (route) => kept.promise.then(() => route.continue()));
  await person.route(/imports\.preview/, (route) => figures.promise.then(() => route.continue()));
  const sent = person.waitForRequest(/imports\.decide/);
  await person.getByRole('button', { name: /^Leave out row 2/ }).press('Enter');
  await sent;
  await expect(person.getByText('What you said is being added up.')).toBeVisible();
  await expect(record).toHaveAttribute('aria-disabled', 'true');
  const asked = person.waitForRequest(/imports\.preview/);
  kept.resolve();
  await asked;
  await expect(person.getByText('You leave it out.')).toBeVisible();
  await expect(record).toHaveAttribute('aria-disabled', 'true');
  figures.resolve();
  await expect(answer).toHaveText('1 entry is new, 1 left out.');
  await expect(record).not.toHaveAttribute('aria-disabled', 'true');
  await record.press('Enter');
  await expect(answer).toContainText('1 new entry is recorded');
});

test('a decision whose answer is lost is in the figures before anything is recorded', async ({ person }) => {
  await person.goto('/imports/new');
  const rows = [HEADER, 'A1,Shop,2026-01-12,10.00,USD,first', 'A2,Shop,2026-01-12,11.00,USD,second'];
  await person.setInputFiles('input[type=file]', csv('lost.csv', rows));
  await person.getByRole('button', { name: 'Look at each row' }).click();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('2 entries are new.');
  await person.route(/imports\.decide/, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await person.getByRole('button', { name: /^Leave out row 2/ }).press('Enter');
  await expect(person.getByText('This was not decided')).toBeVisible();
  await expect(answer).toHaveText('1 entry is new, 1 left out.');
  await person.getByRole('button', { name: /^Record / }).press('Enter');
  await expect(answer).toContainText('1 new entry is recorded');
});
