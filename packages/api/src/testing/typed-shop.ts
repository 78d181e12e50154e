import { randomUUID } from 'node:crypto';
import type { EarningView, EntryKind, ImportItemView, PayoutView, WorkView } from '@earntrack/contract';
import { earningInput, payoutInput, workInput } from './factories.ts';
import { type StagedFile, stageFile, statementFile } from './import-session.ts';
import type { Person } from './test-api.ts';
import type { SaidFile, SaidRow } from './typed-model.ts';

/** What a file says of a row: an amount in cents, or hours alone. */
export interface FileRow {
  as: SaidRow['as'];
  isOfHours: boolean;
  currency: string;
  cents: number;
  hours: number | null;
}

export interface RowsOfFile {
  lastDay: number;
  rows: ReadonlyMap<string, FileRow>;
}

/** What a person types. */
export interface Typed {
  kind: EntryKind;
  day: string;
  currency: string;
  amount: string;
  seconds: number;
}

/** An entry that is there, by the name that the model knows it by. */
export interface Shown {
  id: string;
  kind: EntryKind;
  value: string;
  change: () => Promise<unknown>;
  delete: () => Promise<unknown>;
}

const DAY = '2026-11-02';
const HEADER = 'id,platform,date,amount,hours,notes,currency';

/** What a person types who has seen what a row says; of one that is canceled, what it may have said before. */
export function typedOf({ as, isOfHours, cents, currency, hours }: FileRow, day: string): Typed {
  const kind = as !== 'canceled' ? as : isOfHours ? 'work' : 'earning';
  const amount = String((kind === 'payout' ? -cents : cents) / 100);
  return { kind, day, currency, amount, seconds: (hours ?? 1) * 3600 };
}

export function typedValue({ kind, day, currency, amount, seconds }: Typed): string {
  if (kind === 'earning') return earningValue(`${amount} ${currency}`, day);
  return kind === 'payout' ? payoutValue(amount, currency, day) : workValue(seconds, day);
}

/** What a person makes of an entry when they change it. */
export function changedValue({ kind, value }: Shown): string {
  const [, currency = '', day = ''] = value.split(' ');
  if (kind === 'earning') return earningValue(`777 ${currency}`, day);
  return kind === 'payout' ? payoutValue('777', currency, day) : workValue(777, day);
}

function earningValue(money: string, day: string, seconds = 0): string {
  return `${money} ${day} in ${seconds} s`;
}

function payoutValue(amount: string, currency: string, day: string): string {
  return `${amount} ${currency} ${day}`;
}

function workValue(seconds: number, day: string): string {
  return `${seconds} s ${day}`;
}

/** The file as the model knows it. Its last row is of its last day, which it shares with no other file. */
export function saidFile({ lastDay, rows }: RowsOfFile): SaidFile {
  const last = { as: 'earning' as const, value: earningValue('0.01 USD', `2026-11-${lastDay}`) };
  const said = [...rows].map(([id, row]): [string, SaidRow] => [id, { as: row.as, value: valueOf(row) }]);
  return { lastDay, rows: new Map([...said, [`Z${lastDay}`, last]]) };
}

function valueOf({ as, cents, currency, hours }: FileRow): string {
  if (as === 'payout') return payoutValue(String(-cents / 100), currency, DAY);
  if (as === 'work') return workValue((hours ?? 0) * 3600, DAY);
  return earningValue(`${cents / 100} ${currency}`, DAY, (hours ?? 0) * 3600);
}

/** One platform of a person who types and decides, to which all files go: nothing of one is recognised on another. */
export class TypedShop {
  readonly #person: Person;
  readonly #platformId: string;
  readonly #typed = new Map<string, string>();

  constructor(person: Person, platformId: string) {
    this.#person = person;
    this.#platformId = platformId;
  }

  async stage(file: RowsOfFile): Promise<string> {
    return stageFile(this.#person, fileOf(file, this.#platformId));
  }

  /** Types an entry, and gives the name that it goes by. */
  async type({ kind, day, currency, amount, seconds }: Typed): Promise<string> {
    const { api } = this.#person;
    const id = randomUUID();
    const name = `T${this.#typed.size + 1}`;
    const shop = this.#platformId;
    if (kind === 'earning')
      await api.earnings.create(earningInput(shop, amount, { id, earnedOn: day, currency }));
    if (kind === 'payout') await api.payouts.create(payoutInput(shop, amount, { id, paidOn: day, currency }));
    const time = { kind: 'duration' as const, workedOn: day, seconds };
    if (kind === 'work') await api.work.create(workInput([shop], { id, clock: 'engaged', time }));
    this.#typed.set(id, name);
    return name;
  }

  /** The name of an entry, by its id where it was typed, else by its row. */
  nameOf({ id, kind, said }: { id: string; kind: EntryKind; said: string }): string {
    return this.#typed.get(id) ?? `${said.replace(/^(row|last) /, '')} ${kind}`;
  }

  /** What is there, by name. */
  async entries(): Promise<ReadonlyMap<string, Shown>> {
    const { api } = this.#person;
    const page = { limit: 200, platformId: this.#platformId };
    const earnings = (await api.earnings.list({ limit: 200, platformIds: [this.#platformId] })).items;
    const payouts = (await api.payouts.list(page)).items;
    const work = (await api.work.list(page)).items.filter(({ earningId }) => earningId === null);
    return new Map([
      ...earnings.map((each) => this.#shownEarning(each)),
      ...payouts.map((each) => this.#shownPayout(each)),
      ...work.map((each) => this.#shownWork(each)),
    ]);
  }

  #shownEarning(each: EarningView): [string, Shown] {
    const { id, platformId, earnedOn, currency, version, net, hours, description: said, tags } = each;
    const { earnings } = this.#person.api;
    const same = { id, platformId, earnedOn, currency, version, tags };
    const value = earningValue(`${net} ${currency}`, earnedOn, hours?.seconds);
    const change = () => earnings.update({ ...same, components: { base: '777' }, note: '', hours: null });
    return [
      this.nameOf({ id, kind: 'earning', said }),
      { id, kind: 'earning', value, change, delete: () => earnings.delete({ id }) },
    ];
  }

  #shownPayout({ id, platformId, paidOn, currency, version, amount, note }: PayoutView): [string, Shown] {
    const { payouts } = this.#person.api;
    const value = payoutValue(amount, currency, paidOn);
    const change = () => payouts.update({ id, platformId, paidOn, currency, version, note, amount: '777' });
    return [
      this.nameOf({ id, kind: 'payout', said: note }),
      { id, kind: 'payout', value, change, delete: () => payouts.delete({ id }) },
    ];
  }

  #shownWork({ id, platformIds, workedOn, clock, seconds, note, version }: WorkView): [string, Shown] {
    const { work } = this.#person.api;
    const time = { kind: 'duration' as const, workedOn, seconds: 777 };
    const change = () => work.update({ id, platformIds, clock, time, note, version });
    return [
      this.nameOf({ id, kind: 'work', said: note }),
      {
        id,
        kind: 'work',
        value: workValue(seconds[clock] ?? 0, workedOn),
        change,
        delete: () => work.delete({ id }),
      },
    ];
  }

  /** What other screens add up: cents by currency, where there is anything. */
  async sums() {
    const { platforms } = await this.#person.api.dashboard.summary({ period: { kind: 'all' } });
    const owed = await this.#person.api.payouts.owed();
    const isHere = ({ platformId }: { platformId: string }) => platformId === this.#platformId;
    const cents = (sums: [string, string][]) =>
      Object.fromEntries(
        sums
          .map(([currency, sum]) => [currency, Math.round(Number(sum) * 100)] as const)
          .filter(([, sum]) => sum !== 0),
      );
    return {
      nets: cents(platforms.filter(isHere).map(({ currency, net }) => [currency, net])),
      paidOut: cents(owed.filter(isHere).map(({ currency, paidOut }) => [currency, paidOut])),
    };
  }

  async items(importId: string): Promise<ImportItemView[]> {
    return (await this.#person.api.imports.items({ importId, limit: 100 })).items;
  }
}

/** The file as a reader sends it in which a row may be of any kind, or be left out by its status. */
function fileOf({ lastDay, rows }: RowsOfFile, platformId: string): StagedFile {
  const target = { kind: 'existing' as const, platformId };
  const said = [...rows].map(([id, { isOfHours, cents, hours, currency }]) => {
    const amount = isOfHours ? '' : (cents / 100).toFixed(2);
    return `${id},Shop,${DAY},${amount},${hours ?? ''},row ${id},${isOfHours ? '' : currency}`;
  });
  // No two shops have files of the same bytes.
  const last = `Z${lastDay} of ${platformId},Shop,2026-11-${lastDay},0.01,,last Z${lastDay},USD`;
  const csv = `${[HEADER, ...said, last].join('\n')}\n`;
  const { open, items } = statementFile(csv, [{ name: 'Shop', target }]);
  const asSaid = items.map((item, at) => as(item, [...rows.values()][at]));
  return { open: { ...open, presetId: 'paypal' }, items: asSaid };
}

function as(item: StagedFile['items'][number], row: FileRow | undefined): StagedFile['items'][number] {
  if (!row || item.kind === 'leftOut' || row.as === item.kind) return item;
  const { key, rows, platformName, description } = item;
  if (row.as === 'canceled') {
    const takesBack = { platformName, on: DAY, says: 'Canceled' };
    return { kind: 'leftOut', key, rows, reason: 'it came to nothing', takesBack };
  }
  if (item.kind !== 'earning') throw new Error('A row of hours is no payout');
  const { externalId, currency } = item;
  const paid = { platformName, description, externalId, paidOn: DAY, currency };
  return { kind: 'payout', key, rows, ...paid, amount: String(-row.cents / 100) };
}
