import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
  addPlatform,
  addProduct,
  earningInput,
  goalInput,
  mappingInput,
  payoutInput,
  workInput,
} from './factories.ts';
import { importFile, type StagedFile, stageFile, statementFile } from './import-session.ts';
import type { Visitor } from './test-api.ts';

export interface FullAccount {
  /** Took part in the account as its first import. */
  statement: StagedFile;
  /** Its export as CSV, for another go. */
  csv: string;
  shopId: string;
  /** A change of many that can still be taken back. */
  openChange: string;
  /** The input of an earning that was typed. */
  typed: ReturnType<typeof earningInput>;
}

const CSV = [
  'platform,date,amount,tips,fees,hours,notes,id',
  'Shop,2026-10-30,10.00,1.5,0.30,2,=first,A1',
  'Shop,2026-10-30,10.00,,,2,second,A2',
  'Shop,2026-11-01,5.255,,,,third,A3',
  'Shop,2026-11-01,5.25,,,,no id,',
  'Shop,2026-11-01,5.25,,,,no id,',
  'Shop,nonsense,7.00,,,,left out,A4',
].join('\n');

/** An amount, a text and tags that are hard to carry; the same for the same seed. */
function hardEarnings(seed: number, count: number) {
  const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(
    (micros) =>
      `${micros / 1_000_000n}.${String(micros % 1_000_000n)
        .replace('-', '')
        .padStart(6, '0')}`,
  );
  const tag = fc.constantFrom('night', 'Süd', '=1+1', '語', "o'clock", '{"a"}');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('\\u0000 no', '\ud83d\ude00', 'a\r\nb'),
  );
  const earning = fc.record({
    base: amount,
    tips: amount,
    fees: amount,
    currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
    earnedOn: fc.constantFrom('2025-12-31', '2026-02-28', '2026-11-11', '2026-11-12'),
    note: text.map((note) => note.replaceAll('\0', '')),
    tags: fc.uniqueArray(tag, { maxLength: 4 }),
    seconds: fc.option(fc.integer({ min: 1, max: 40_000 })),
  });
  return fc.sample(earning, { seed, numRuns: count });
}

/** Gives an account some of everything that one can hold, in the bin too, through the procedures that pages use. */
export async function fillAccount(person: Visitor, seed = 20_261_112): Promise<FullAccount> {
  const { api } = person;
  const platforms = await givePlatforms(person);
  const { shopId, rideId, oldId } = platforms;
  for (const { base, tips, fees, seconds, ...given } of hardEarnings(seed, 25)) {
    const hours = seconds === null ? null : ({ clock: 'online', seconds } as const);
    await api.earnings.create(
      earningInput(rideId, base, { ...given, hours, components: { base, tips, fees } }),
    );
  }
  const typed = earningInput(shopId, '100.5', {
    hours: { clock: 'engaged', seconds: 5400 },
    tags: ['night'],
  });
  const sold = await api.earnings.create(typed);
  const refund = earningInput(shopId, '0', { components: { adjustments: '-20' }, adjustsId: sold.id });
  await api.earnings.create({ ...refund, id: `00000000${randomUUID().slice(8)}` });
  await giveSales(person, shopId);
  await giveWork(person, [shopId, rideId], sold.id);
  await giveMoneyOut(person, platforms);
  const statement = await giveImports(person, shopId);
  const openChange = await giveBulkChanges(person, shopId);
  await api.earnings.create(earningInput(oldId, '1'));
  await api.platforms.archive({ id: oldId });
  await api.profile.update({
    version: 1,
    displayName: 'Ana “the” Ñandú',
    timeZone: 'Asia/Tokyo',
    basis: 'accrual',
  });
  return { statement, csv: CSV, shopId, openChange, typed };
}

async function givePlatforms(person: Visitor) {
  const shop = await addPlatform(person, { name: 'Shop', currency: 'USD', expectedHourly: '22.5' });
  const ride = await addPlatform(person, {
    name: 'Ride',
    kind: 'rideshare',
    dayCutoffMinutes: 240,
    timeZone: 'America/New_York',
    weekStart: 7,
  });
  const old = await addPlatform(person, { name: 'Old', currency: 'JPY' });
  return { shopId: shop.id, rideId: ride.id, oldId: old.id };
}

async function giveSales(person: Visitor, platformId: string): Promise<void> {
  const price = (currency: string, validFrom: string) => ({ currency, validFrom, price: '12.345678' });
  const poster = await addProduct(person, {
    name: 'Poster',
    kind: 'physical',
    prices: [price('USD', '2026-01-01'), price('USD', '2026-06-01'), price('EUR', '2026-01-01')],
  });
  const course = await addProduct(person, { name: 'Course' });
  const { api } = person;
  await api.earnings.create(earningInput(platformId, '24', { sale: { productId: poster.id, units: 2 } }));
  await api.earnings.create(earningInput(platformId, '-12', { sale: { productId: poster.id, units: -1 } }));
  await api.products.archive({ id: course.id });
}

async function giveWork({ api }: Visitor, platformIds: string[], deletedEarning: string): Promise<void> {
  const [startedAt, endedAt] = ['2026-11-10T22:00:00Z', '2026-11-11T03:00:00Z'];
  await api.work.create(
    workInput(platformIds, {
      time: { kind: 'span', startedAt, endedAt },
      distanceMetres: 12_345,
      note: '@night',
    }),
  );
  await api.work.create(
    workInput(platformIds.slice(1), { clock: 'doorToDoor', otherClocks: { online: 60 } }),
  );
  const binned = await api.work.create(workInput(platformIds.slice(0, 1)));
  await api.work.delete({ id: binned.id });
  // With its hours, and adjusted by one that stays.
  await api.earnings.delete({ id: deletedEarning });
  await api.earnings.restore({ id: deletedEarning });
}

async function giveMoneyOut({ api }: Visitor, { shopId, rideId }: Awaited<ReturnType<typeof givePlatforms>>) {
  await api.payouts.create(payoutInput(shopId, '77.77'));
  await api.payouts.create(payoutInput(rideId, '5000', { currency: 'JPY', note: '+81 bank' }));
  const binned = await api.payouts.create(payoutInput(rideId, '-1'));
  await api.payouts.delete({ id: binned.id });
  await api.goals.create(goalInput('1000'));
  await api.goals.create(
    goalInput('123.456789', { periodKind: 'week', platformId: shopId, currency: 'EUR' }),
  );
}

async function giveImports(person: Visitor, shopId: string): Promise<StagedFile> {
  const platforms = [{ name: 'Shop', target: { kind: 'existing' as const, platformId: shopId } }];
  const statement = statementFile(CSV, platforms);
  await importFile(person, statement);
  const later = statementFile(CSV.replace('A3', 'A3').replace('5.255', '6.255'), platforms);
  await importFile(person, later);
  await stageFile(person, statementFile(CSV.replace('second', 'waits'), platforms));
  const cancelled = await stageFile(person, statementFile(CSV.replace('second', 'given up'), platforms));
  await person.api.imports.cancel({ importId: cancelled });
  await person.api.mappings.save(mappingInput());
  const undone = await importFile(person, statementFile(CSV.replace('second', 'taken back'), platforms));
  await person.api.imports.undo({ importId: undone.id });
  const { items } = await person.api.earnings.list({ text: 'second' });
  for (const { id } of items) await person.api.earnings.delete({ id });
  await takeRow(person, statementFile(CSV.replace('5.255', '8.255'), platforms));
  return statement;
}

/** What a person typed over a row gives way to what another file says of it. */
async function takeRow(person: Visitor, file: StagedFile): Promise<void> {
  const { api } = person;
  const [third] = (await api.earnings.list({ text: 'third' })).items;
  if (!third) throw new Error('The row is not there');
  const { id, platformId, earnedOn, currency, version } = third;
  const hours = { clock: 'online', seconds: 600 } as const;
  await api.earnings.update({
    id,
    platformId,
    earnedOn,
    currency,
    version,
    components: { base: '9' },
    hours,
    note: '',
  });
  const importId = await stageFile(person, file);
  const { items } = await api.imports.items({ importId, outcome: 'notTaken' });
  const decisions = items
    .filter(({ kept }) => kept === 'edited')
    .map(({ chunk, position }) => ({ chunk, position, decision: 'take' as const }));
  await api.imports.decide({ importId, decisions });
  await api.imports.commit({ importId });
}

async function giveBulkChanges({ api }: Visitor, shopId: string): Promise<string> {
  const target = { filter: { platformIds: [shopId] } };
  const undone = randomUUID();
  await api.earnings.bulkEdit({ id: undone, target, change: { addTags: ['taken back'] } });
  await api.earnings.undoBulk({ id: undone });
  const gone = await api.earnings.create(earningInput(shopId, '3', { tags: ['bin'] }));
  await api.earnings.bulkDelete({ id: randomUUID(), target: { ids: [gone.id] } });
  const openChange = randomUUID();
  await api.earnings.bulkEdit({ id: openChange, target, change: { addTags: ['kept'] } });
  return openChange;
}
