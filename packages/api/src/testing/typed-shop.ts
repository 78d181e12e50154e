import { randomUUID } from 'node:crypto';
import type {
  BulkChangeView,
  EarningView,
  EntryKind,
  ImportItemView,
  PayoutView,
  WorkView,
} from '@earntrack/contract';
import { earningInput, payoutInput, workInput } from './factories.ts';
import { stageFile } from './import-session.ts';
import type { Person } from './test-api.ts';
import type { Many } from './typed-steps.ts';
import { fileOf, type FileRow, type RowsOfFile } from './typed-file.ts';
import type { SaidFile, SaidRow } from './typed-said.ts';

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
  /** To another platform; null for what is on none, or on several. */
  move: (() => Promise<unknown>) | null;
  /** Changes the note of an earning alone; null for anything else. */
  annotate: (() => Promise<unknown>) | null;
}

const ELSEWHERE = ' elsewhere';

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

/** What an entry says on another platform. */
export function movedValue({ value }: Pick<Shown, 'value'>): string {
  return value.endsWith(ELSEWHERE) ? value : `${value}${ELSEWHERE}`;
}

/** What a person makes of an entry when they change it. */
export function changedValue({ kind, value }: Shown): string {
  const [, currency = '', day = ''] = value.split(' ');
  const where = value.endsWith(ELSEWHERE) ? ELSEWHERE : '';
  if (kind === 'earning') return `${earningValue(`777 ${currency}`, day)}${where}`;
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

/** The file as the model knows it. Its last row is of its last day. */
export function saidFile({ lastDay, reader, rows }: RowsOfFile): SaidFile {
  const day = `2026-11-${lastDay}`;
  const value = earningValue('0.01 USD', day);
  const last = {
    as: 'earning',
    id: `Z${lastDay}`,
    would: null,
    value,
    day,
    amount: 'USD 1',
    seconds: null,
    fees: null,
  } as const;
  const said = [...rows].map(([slot, row]): [string, SaidRow] => [slot, saidRow(row)]);
  return { lastDay, reader, rows: new Map([...said, ['Z', last]]) };
}

function saidRow(row: FileRow): SaidRow {
  const { as, id, would, day, isOfHours, cents, currency, hours, isFee = false, joined = null } = row;
  const worth = cents + (joined ?? 0);
  const amount = isOfHours ? `s ${hours}` : `${currency} ${worth}`;
  const seconds = as === 'canceled' || as === 'payout' ? null : hours;
  const valueWith = (fee: number) => valueOf({ ...row, cents: cents + fee });
  const fees = as === 'earning' && !isOfHours ? { isAlone: isFee, joined, valueWith } : null;
  return { as, id, would, day, amount, seconds, fees, value: valueOf({ ...row, cents: worth }) };
}

function valueOf({ as, day, cents, currency, hours }: FileRow): string {
  if (as === 'payout') return payoutValue(String(-cents / 100), currency, day);
  if (as === 'work') return workValue((hours ?? 0) * 3600, day);
  return earningValue(`${cents / 100} ${currency}`, day, (hours ?? 0) * 3600);
}

/** One platform of a person who types and decides, to which all files go: nothing of one is recognised on another. */
export class TypedShop {
  readonly #person: Person;
  readonly #platformId: string;
  /** To which a person moves things: no file goes there. */
  readonly #otherId: string;
  readonly #typed = new Map<string, string>();

  constructor(person: Person, [platformId, otherId]: readonly [string, string]) {
    this.#person = person;
    this.#platformId = platformId;
    this.#otherId = otherId;
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

  /** Changes many earnings at once: gives the change, and how many were not so before. */
  changeMany(how: Many, ids: string[]): Promise<BulkChangeView> {
    const { earnings } = this.#person.api;
    const change = { id: randomUUID(), target: { ids } };
    if (how === 'deleteMany') return earnings.bulkDelete(change);
    const edits = {
      tag: { addTags: ['mine'] },
      untag: { removeTags: ['mine'] },
      moveMany: { platformId: this.#otherId },
    };
    return earnings.bulkEdit({ ...change, change: edits[how] });
  }

  takeBackMany(id: string): Promise<BulkChangeView> {
    return this.#person.api.earnings.undoBulk({ id });
  }

  /** What is there, by name. */
  async entries(): Promise<ReadonlyMap<string, Shown>> {
    const { api } = this.#person;
    const page = { limit: 200, platformId: this.#platformId };
    const earnings = (await api.earnings.list({ limit: 200, platformIds: [this.#platformId, this.#otherId] }))
      .items;
    const payouts = (await api.payouts.list(page)).items;
    const work = (await api.work.list(page)).items.filter(({ earningId }) => earningId === null);
    return new Map([
      ...earnings.map((each) => this.#shownEarning(each)),
      ...payouts.map((each) => this.#shownPayout(each)),
      ...work.map((each) => this.#shownWork(each)),
    ]);
  }

  /** Earnings, by name, and whether a person typed, changed or left each to itself: no file reaches those. */
  async owned(): Promise<[string, boolean][]> {
    const earnings = [...(await this.entries())].filter(([, { kind }]) => kind === 'earning');
    const owned = earnings.map(async ([name, { id }]): Promise<[string, boolean]> => {
      const { typedAt } = await this.#person.api.imports.earningVersions({ id });
      return [name, typedAt !== null];
    });
    return Promise.all(owned);
  }

  #shownEarning(each: EarningView): [string, Shown] {
    const { id, platformId, earnedOn, currency, version, net, hours, description: said, tags } = each;
    const { earnings } = this.#person.api;
    const same = { id, platformId, earnedOn, currency, version, tags };
    const where = platformId === this.#platformId ? '' : ELSEWHERE;
    const value = `${earningValue(`${net} ${currency}`, earnedOn, hours?.seconds)}${where}`;
    const change = () => earnings.update({ ...same, components: { base: '777' }, note: '', hours: null });
    const kept = { components: each.components, note: each.note, hours };
    const move = () => earnings.update({ ...same, ...kept, platformId: this.#otherId });
    const annotate = () => earnings.update({ ...same, ...kept, note: 'as it is' });
    return [
      this.nameOf({ id, kind: 'earning', said }),
      { id, kind: 'earning', value, change, delete: () => earnings.delete({ id }), move, annotate },
    ];
  }

  #shownPayout({ id, platformId, paidOn, currency, version, amount, note }: PayoutView): [string, Shown] {
    const { payouts } = this.#person.api;
    const value = payoutValue(amount, currency, paidOn);
    const change = () => payouts.update({ id, platformId, paidOn, currency, version, note, amount: '777' });
    return [
      this.nameOf({ id, kind: 'payout', said: note }),
      { id, kind: 'payout', value, change, delete: () => payouts.delete({ id }), move: null, annotate: null },
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
        move: null,
        annotate: null,
      },
    ];
  }

  /** What other screens add up: cents by currency, where there is anything. */
  async sums() {
    const { platforms } = await this.#person.api.dashboard.summary({ period: { kind: 'all' } });
    const owed = await this.#person.api.payouts.owed();
    const isHere = ({ platformId }: { platformId: string }) =>
      platformId === this.#platformId || platformId === this.#otherId;
    const cents = (all: [string, string][]) => {
      const sums = new Map<string, number>();
      for (const [currency, sum] of all)
        sums.set(currency, (sums.get(currency) ?? 0) + Math.round(Number(sum) * 100));
      return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
    };
    return {
      nets: cents(platforms.filter(isHere).map(({ currency, net }) => [currency, net])),
      paidOut: cents(owed.filter(isHere).map(({ currency, paidOut }) => [currency, paidOut])),
    };
  }

  async items(importId: string): Promise<ImportItemView[]> {
    return (await this.#person.api.imports.items({ importId, limit: 100 })).items;
  }
}
