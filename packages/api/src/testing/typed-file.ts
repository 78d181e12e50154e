import { createHash, randomUUID } from 'node:crypto';
import { keyOfId } from '@earntrack/statements';
import type { StagedFile } from './import-session.ts';
import type { Reader, SaidRow } from './typed-said.ts';

/** What a file says of a row: an amount in cents, or hours alone. */
export interface FileRow extends Pick<SaidRow, 'as' | 'id' | 'would' | 'day'> {
  isOfHours: boolean;
  /** A row of a fee: what it takes off stands in its amount. */
  isFee?: boolean;
  /** Of such a row that is in it, in cents. */
  joined?: number | null;
  currency: string;
  cents: number;
  hours: number | null;
}

export interface RowsOfFile {
  lastDay: number;
  reader: Reader;
  rows: ReadonlyMap<string, FileRow>;
}

/** The row of a fee that files have alone, or in an earning. */
export const FEE_ID = 'F1';
const FEE_ROW = 100;

const mappingOf = (reader: Reader) => ({
  name: reader === 'first' ? 'Shop' : `Shop ${reader}`,
  layouts: [
    {
      columns: { id: reader === 'other' ? 'Number' : 'Id', date: 'Day' },
      money: { amount: 'Amount' },
      currency: 'USD',
    },
  ],
  lines: [{ parts: [{ column: 'amount', to: 'base' }] }],
  control: { column: 'amount', terms: { base: 1, payout: -1, fees: -1 } },
});

/** The file as a reader sends it in which a row may be of any kind, or be left out by its status. */
export function fileOf({ lastDay, reader, rows }: RowsOfFile, platformId: string): StagedFile {
  const day = `2026-11-${lastDay}`;
  const last = { as: 'earning', id: `Z${lastDay}`, would: null, day, isOfHours: false } as const;
  const said: FileRow[] = [...rows.values(), { ...last, currency: 'USD', cents: 1, hours: null }];
  return {
    open: {
      id: randomUUID(),
      presetId: 'mapping',
      mapping: mappingOf(reader),
      fileName: `${lastDay} by ${reader}.csv`,
      // No two shops have files of the same bytes, and one that is read otherwise has them.
      fileSha256: createHash('sha256').update(`${platformId} ${lastDay}`).digest('hex'),
      rowCount: said.length + said.filter(({ joined = null }) => joined !== null).length,
      itemCount: said.length,
      why: '',
      platforms: [{ name: null, target: { kind: 'existing', platformId } }],
    },
    items: said.map(itemOf),
  };
}

function itemOf(row: FileRow, at: number): StagedFile['items'][number] {
  const { as, id, would, day, isOfHours, currency, cents, hours, isFee = false, joined = null } = row;
  const seconds = (hours ?? 0) * 3600;
  const value = isOfHours ? String(seconds) : String(cents / 100);
  const key = keyOfId(null, id);
  const said = { key, rows: [{ row: at + 2, unit: isOfHours ? 's' : currency, value }] };
  const named = { ...said, platformName: null, description: `row ${id}` };
  switch (as) {
    case 'canceled': {
      const kinds = would === null ? {} : { kinds: [would] };
      const takesBack = { platformName: null, on: day, says: 'Canceled', ...kinds };
      return { kind: 'leftOut', ...said, reason: 'it came to nothing', takesBack };
    }
    case 'work':
      return { kind: 'work', ...named, workedOn: day, clock: 'engaged', seconds };
    case 'payout':
      return {
        kind: 'payout',
        ...named,
        externalId: id,
        paidOn: day,
        currency,
        amount: String(-cents / 100),
      };
    case 'earning': {
      const worked = hours === null ? null : { clock: 'engaged' as const, seconds };
      const earned = { externalId: id, earnedOn: day, currency, hours: worked };
      const own = isFee ? { fees: String(-cents / 100) } : { base: value };
      if (joined === null) return { kind: 'earning', ...named, ...earned, components: own };
      const fees = String(-joined / 100);
      const fee = { row: FEE_ROW, unit: currency, value: String(joined / 100) };
      const joins = { joins: [keyOfId(null, FEE_ID)], joined: [{ fees }] };
      const rows = [...named.rows, fee];
      return { kind: 'earning', ...named, ...earned, rows, components: { ...own, fees }, ...joins };
    }
  }
}
