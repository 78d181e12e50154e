import { addComponents } from '@earntrack/domain';
import { cutText } from './cut-text.ts';
import { joinRows } from './join-rows.ts';
import { assignKeys } from './keys.ts';
import type { EarningRow, InterpretedRow } from './rows.ts';
import type { StatementEarning, StatementItem } from './statement.ts';

const EXTERNAL_ID_LENGTH = 200;

/** The items that rows make: each row is behind exactly one of them, in the order of the file. */
export function itemsOf(rows: readonly InterpretedRow[]): StatementItem[] {
  const keys = assignKeys(rows);
  const earnings = rows.filter((row): row is EarningRow => row.kind === 'earning');
  const headOf = joinRows(earnings, keys);
  const joined = Map.groupBy(headOf.keys(), (row) => headOf.get(row));
  const items: StatementItem[] = [];
  for (const row of rows) {
    if (row.kind === 'earning' && headOf.has(row)) continue;
    const key = keys.get(row) ?? '';
    items.push(row.kind === 'earning' ? earningOf(row, key, joined.get(row) ?? []) : itemOf(row, key));
  }
  return items;
}

function earningOf(head: EarningRow, key: string, joined: readonly EarningRow[]): StatementEarning {
  return {
    kind: 'earning',
    key,
    rows: [head, ...joined].map(({ file }) => file),
    platformName: head.platformName,
    description: head.description,
    externalId: externalIdOf(head),
    earnedOn: head.earnedOn,
    currency: head.currency,
    components: joined.reduce((sum, row) => addComponents(sum, row.components), head.components),
    hours: head.hours,
    ...head.own?.texts,
  };
}

function itemOf(row: Exclude<InterpretedRow, EarningRow>, key: string): StatementItem {
  const rows = [row.file];
  if (row.kind === 'leftOut') return { kind: 'leftOut', key, rows, reason: row.reason };
  const { platformName, description } = row;
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

function externalIdOf({ id }: { id: string | null }): string | null {
  return id === null ? null : cutText(id, EXTERNAL_ID_LENGTH);
}
