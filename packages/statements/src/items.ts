import { addComponents } from '@earntrack/domain';
import { cutText } from './cut-text.ts';
import { joinRows } from './join-rows.ts';
import { assignKeys } from './keys.ts';
import type { Preset } from './preset.ts';
import { DESCRIPTION_LENGTH, type Description } from './descriptions.ts';
import type { EarningRow, InterpretedRow } from './rows.ts';
import type { Hours, StatementEarning, StatementItem } from './statement.ts';
import { type Sum, sumRows } from './sum-rows.ts';

const EXTERNAL_ID_LENGTH = 200;

/** The items that rows make: each row is behind exactly one of them, in the order of the file. */
export function itemsOf(rows: readonly InterpretedRow[], sumBy: Preset['sumBy']): StatementItem[] {
  const keys = assignKeys(rows);
  const earnings = rows.filter((row): row is EarningRow => row.kind === 'earning');
  const headOf = joinRows(earnings, keys);
  const joined = Map.groupBy(headOf.keys(), (row) => headOf.get(row));
  const heads = earnings.filter((row) => !headOf.has(row));
  const sums = sumRows(heads, keys, sumBy);
  const made = new Set<Sum>();
  const items: StatementItem[] = [];
  for (const row of rows) {
    if (row.kind !== 'earning') {
      items.push(itemOf(row, keys.get(row) ?? ''));
      continue;
    }
    if (headOf.has(row)) continue;
    const sum = sums.get(row) ?? { key: keys.get(row) ?? '', externalId: row.id, rows: [row] };
    if (made.has(sum)) continue;
    made.add(sum);
    items.push(earningOf(sum, joined));
  }
  return items;
}

function earningOf(
  { key, externalId, rows }: Sum,
  joined: ReadonlyMap<EarningRow | undefined, readonly EarningRow[]>,
): StatementEarning {
  const [head, ...others] = rows;
  const members = rows.flatMap((row) => [row, ...(joined.get(row) ?? [])]);
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

function itemOf(row: Exclude<InterpretedRow, EarningRow>, key: string): StatementItem {
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
