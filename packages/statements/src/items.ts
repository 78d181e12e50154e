import { addComponents } from '@earntrack/domain';
import { cutText } from './cut-text.ts';
import type { Composed, Composition } from './composition.ts';
import { IntList } from './int-list.ts';
import type { RowKeys } from './keys.ts';
import { DESCRIPTION_LENGTH, type Description } from './descriptions.ts';
import type { EarningRow, InterpretedRow, InterpretedRows } from './rows.ts';
import type { Hours, ItemList, StatementEarning, StatementItem, StatementItems } from './statement.ts';
import type { Sum } from './sum-rows.ts';

const EXTERNAL_ID_LENGTH = 200;

/** What the items of a file are made of. */
export interface ItemParts {
  rows: InterpretedRows;
  keys: RowKeys;
  composition: Composition;
}

/**
 * The items that rows make: each row is behind exactly one of them, in the order of the file. Each is made anew whenever it is asked for;
 * what stays is at which row it begins. Of every row must be known beforehand whether it is left out.
 */
export function itemsOf(
  parts: ItemParts,
  { all, leftOut }: { all: IntList; leftOut: IntList },
): StatementItems {
  const starts = new IntList();
  const recorded = new IntList();
  let nextLeftOut = 0;
  for (const row of all) {
    const isLeftOut = nextLeftOut < leftOut.length && leftOut.at(nextLeftOut) === row;
    if (isLeftOut) nextLeftOut += 1;
    if (parts.composition.isPart(row)) continue;
    starts.push(row);
    if (!isLeftOut) recorded.push(row);
  }
  return Object.assign(itemsAt(starts, parts), { recorded: itemsAt(recorded, parts) });
}

function itemsAt(starts: IntList, parts: ItemParts): ItemList {
  const at = (index: number) => itemOf(parts.rows.at(starts.at(index)), parts);
  return {
    length: starts.length,
    slice: (start, end) =>
      Array.from({ length: Math.max(0, Math.min(end, starts.length) - start) }, (_, index) =>
        at(start + index),
      ),
    *[Symbol.iterator]() {
      let index = 0;
      for (const row of parts.rows) {
        if (index >= starts.length) return;
        if (row.file.row !== starts.at(index)) continue;
        index += 1;
        yield itemOf(row, parts);
      }
    },
  };
}

function itemOf(row: InterpretedRow, { keys, composition }: ItemParts): StatementItem {
  if (row.kind !== 'earning') return itemOfRow(row, keys.of(row));
  const composed = composition.composedAt(row.file.row) ?? { sum: null, heads: [{ row, joined: [] }] };
  const sum = composed.sum ?? { key: keys.of(row), externalId: row.id };
  return earningOf(sum, composed.heads);
}

function earningOf(
  { key, externalId }: Pick<Sum, 'key' | 'externalId'>,
  heads: Composed['heads'],
): StatementEarning {
  const rows = heads.map(({ row }) => row);
  const [head, ...others] = rows;
  if (!head) throw new Error('An earning has a row');
  const members = heads.flatMap(({ row, joined }) => [row, ...joined]);
  return {
    kind: 'earning',
    key,
    rows: members.map(({ file }) => file),
    platformName: head.platformName,
    description: others.length === 0 ? shown(head) : descriptionOf(rows),
    externalId: externalIdOf({ id: externalId }),
    earnedOn: head.earnedOn,
    currency: head.currency,
    components: members.slice(1).reduce((sum, row) => addComponents(sum, row.components), head.components),
    hours: others.reduce((sum, row) => addHours(sum, row.hours), head.hours),
    ...head.own?.texts,
  };
}

function descriptionOf(rows: readonly EarningRow[]): string {
  const descriptions = new Set(rows.map(shown).filter(Boolean));
  return cutText([...descriptions].join(' · '), DESCRIPTION_LENGTH);
}

/** Rows that are added up have hours of one clock. */
function addHours(left: Hours | null, right: Hours | null): Hours | null {
  return left && right ? { clock: left.clock, seconds: left.seconds + right.seconds } : (left ?? right);
}

function itemOfRow(row: Exclude<InterpretedRow, EarningRow>, key: string): StatementItem {
  const rows = [row.file];
  if (row.kind === 'leftOut') return { kind: 'leftOut', key, rows, reason: row.reason };
  const { platformName } = row;
  const description = shown(row);
  if (row.kind === 'work')
    return { kind: 'work', key, rows, platformName, description, workedOn: row.earnedOn, ...row.hours };
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
  };
}

function shown({ description, keptDescription }: Description): string {
  return keptDescription ?? description;
}

function externalIdOf({ id }: { id: string | null }): string | null {
  return id === null ? null : cutText(id, EXTERNAL_ID_LENGTH);
}
