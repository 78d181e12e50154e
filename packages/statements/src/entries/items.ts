import { addComponents, type Components, componentsOf, type Micros } from '@earntrack/domain';
import { cutText } from '../cells/cut-text.ts';
import type { Layout, Preset } from '../preset.ts';
import { DESCRIPTION_LENGTH, type Description } from '../rows/descriptions.ts';
import type {
  EarningRow,
  InterpretedRow,
  InterpretedRows,
  LeftOutRow,
  PayoutRow,
  WorkRow,
} from '../rows/rows.ts';
import type {
  FileRow,
  Hours,
  ItemList,
  StatementEarning,
  StatementItem,
  StatementItems,
} from '../statement.ts';
import type { Composed, Composition } from './composition.ts';
import { IntList } from './int-list.ts';
import { isKeyOfId, keyOfCharge, keyWithoutDay, type RowKeys } from './keys.ts';
import { nameOfSum, type Sum } from './sum-rows.ts';

const EXTERNAL_ID_LENGTH = 200;

/** What the items of a file are made of. */
export interface ItemParts {
  rows: InterpretedRows;
  keys: RowKeys;
  composition: Composition;
  /** By the number of a kind of rows, its place among those of the statement. */
  placeOf: (origin: number) => number;
  sumBy: Preset['sumBy'];
  daysMove: Layout['daysMove'];
}

/**
 * The items that rows make, in the order of the file: each row is behind exactly one of them, but for a payout's that also says what was
 * taken for it, which is two. Each is made anew whenever it is asked for; what stays is at which row it begins. Of every row must be known
 * beforehand whether it is left out, and whether it is two items.
 */
export function itemsOf(
  parts: ItemParts,
  { all, leftOut, charged }: { all: IntList; leftOut: IntList; charged: IntList },
): StatementItems {
  const starts = new IntList();
  const recorded = new IntList();
  const isLeftOut = oneAfterOther(leftOut);
  const isCharged = oneAfterOther(charged);
  for (const row of all) {
    const lists = isLeftOut(row) ? [starts] : [starts, recorded];
    const count = isCharged(row) ? 2 : 1;
    if (parts.composition.isPart(row)) continue;
    for (const list of lists) for (let item = 0; item < count; item += 1) list.push(row);
  }
  return Object.assign(itemsAt(starts, parts), { recorded: itemsAt(recorded, parts) });
}

/** Tells of rows that are asked for in their order whether they are in a list of the same order. */
function oneAfterOther(rows: IntList): (row: number) => boolean {
  let next = 0;
  return (row) => {
    const isIn = next < rows.length && rows.at(next) === row;
    if (isIn) next += 1;
    return isIn;
  };
}

/** A row that begins two items is that of a payout, and the second is what was taken for it. */
function itemsAt(starts: IntList, parts: ItemParts): ItemList {
  const isSecond = (index: number) => index > 0 && starts.at(index - 1) === starts.at(index);
  const at = (index: number, row = parts.rows.at(starts.at(index))) =>
    isSecond(index) ? chargeItem(row, parts) : itemOf(row, parts);
  return {
    length: starts.length,
    slice: (start, end) =>
      Array.from({ length: Math.max(0, Math.min(end, starts.length) - start) }, (_, index) =>
        at(start + index),
      ),
    *[Symbol.iterator]() {
      let index = 0;
      for (const row of parts.rows) {
        while (index < starts.length && row.file.row === starts.at(index)) {
          yield at(index, row);
          index += 1;
        }
        if (index >= starts.length) return;
      }
    },
  };
}

function itemOf(row: InterpretedRow, parts: ItemParts): StatementItem {
  const { keys, composition } = parts;
  if (row.kind === 'leftOut') return leftOutItem(row, keys.of(row));
  if (row.kind !== 'earning') return itemOfRow(row, parts);
  const composed = composition.composedAt(row.file.row) ?? { sum: null, heads: [{ row, joined: [] }] };
  const sum = composed.sum ?? { key: keys.of(row), externalId: row.id };
  const joins = joinsOf(composed.heads, parts).filter(([key]) => key !== sum.key);
  const said = { joins: joins.map(([key]) => key), joined: joins.map(([, components]) => components) };
  return { ...earningOf(sum, composed.heads, parts), ...(joins.length > 0 && said) };
}

/** The keys of rows that joined, in an order that does not depend on that of the file, and what they say. */
function joinsOf(heads: Composed['heads'], { keys, sumBy }: ItemParts): [string, Components][] {
  const alone = (row: EarningRow) => (sumBy && nameOfSum(row, row[sumBy])) ?? keys.of(row);
  const byKey = Map.groupBy(
    heads.flatMap(({ joined }) => joined),
    alone,
  );
  return [...byKey.keys()].toSorted().map((key) => {
    const rows = byKey.get(key) ?? [];
    return [key, rows.reduce((sum, row) => addComponents(sum, row.components), componentsOf())];
  });
}

function earningOf(
  { key, externalId }: Pick<Sum, 'key' | 'externalId'>,
  heads: Composed['heads'],
  parts: ItemParts,
): StatementEarning {
  const rows = heads.map(({ row }) => row);
  const [head, ...others] = rows;
  if (!head) throw new Error('An earning has a row');
  const members = heads.flatMap(({ row, joined }) => [row, ...joined]);
  return {
    kind: 'earning',
    key,
    rows: members.map((row) => fileRowOf(row, row.file.value, parts)),
    platformName: head.platformName,
    description: others.length === 0 ? shown(head) : descriptionOf(rows),
    externalId: externalIdOf({ id: externalId }),
    earnedOn: head.earnedOn,
    currency: head.currency,
    components: members.slice(1).reduce((sum, row) => addComponents(sum, row.components), head.components),
    hours: others.reduce((sum, row) => addHours(sum, row.hours), head.hours),
    ...head.own?.texts,
    ...(members.length === 1 && parts.sumBy === undefined && onAnyDay(head, parts)),
  };
}

function onAnyDay(row: InterpretedRow, { daysMove }: ItemParts): { keyWithoutDay?: string } {
  const key = daysMove === true ? keyWithoutDay(row) : null;
  return key === null ? {} : { keyWithoutDay: key };
}

/** The row with the kind of rows that it is one of, where that is not the first. */
function fileRowOf(
  { file, origin }: Pick<EarningRow, 'file' | 'origin'>,
  value: Micros,
  { placeOf }: ItemParts,
): FileRow {
  const place = placeOf(origin);
  return place === 0 ? { ...file, value } : { ...file, value, origin: place };
}

function descriptionOf(rows: readonly EarningRow[]): string {
  const descriptions = new Set(rows.map(shown).filter(Boolean));
  return cutText([...descriptions].join(' · '), DESCRIPTION_LENGTH);
}

/** Rows that are added up have hours of one clock. */
function addHours(left: Hours | null, right: Hours | null): Hours | null {
  return left && right ? { clock: left.clock, seconds: left.seconds + right.seconds } : (left ?? right);
}

/** Fees of a payout are an earning of fees alone: the payout stays what reached the bank. */
function chargeItem(row: InterpretedRow, parts: ItemParts): StatementItem {
  if (row.kind !== 'payout' || row.charge === null)
    throw new Error(`Nothing was taken for row ${row.file.row}`);
  const { platformName, earnedOn, currency } = row;
  return {
    kind: 'earning',
    key: keyOfCharge(parts.keys.of(row)),
    rows: [fileRowOf(row, row.charge.value, parts)],
    platformName,
    description: shown(row),
    externalId: externalIdOf(row),
    earnedOn,
    currency,
    components: componentsOf({ fees: row.charge.fees }),
    hours: null,
  };
}

/** What the charge of a payout explains of its row is not of the payout. */
function itemOfRow(row: PayoutRow | WorkRow, parts: ItemParts): StatementItem {
  const key = parts.keys.of(row);
  const charged = row.kind === 'payout' ? (row.charge?.value ?? 0n) : 0n;
  const rows = [fileRowOf(row, row.file.value - charged, parts)];
  const { platformName } = row;
  const description = shown(row);
  const known = charged === 0n ? onAnyDay(row, parts) : {};
  if (row.kind === 'work')
    return {
      kind: 'work',
      key,
      rows,
      platformName,
      description,
      workedOn: row.earnedOn,
      ...row.hours,
      ...known,
    };
  const { currency, amount } = row;
  return {
    kind: 'payout',
    key,
    rows,
    platformName,
    description,
    externalId: externalIdOf(row),
    paidOn: row.earnedOn,
    currency,
    amount,
    ...known,
  };
}

/** Without an id, a row with another status is another row. */
function leftOutItem(
  { file, reason: told, whole, isUnread = false, status, earnedOn, platformName }: LeftOutRow,
  key: string,
): StatementItem {
  const rows = [file];
  const reason = whole?.isTold ? whole.reason : told;
  const said = {
    kind: 'leftOut',
    key,
    rows,
    reason,
    ...(whole?.isTold === false && { reasonHere: whole.reason }),
    isUnread: isUnread && file.value === 0n,
  } as const;
  if (status === null || earnedOn === null || !isKeyOfId(key)) return said;
  const kinds = [...status.kinds];
  const takesBack = { platformName, on: earnedOn, says: status.says, ...(kinds.length > 0 && { kinds }) };
  return { ...said, takesBack };
}

function shown({ description, keptDescription }: Description): string {
  return keptDescription ?? description;
}

function externalIdOf({ id }: { id: string | null }): string | null {
  return id === null ? null : cutText(id, EXTERNAL_ID_LENGTH);
}
