import { decimalFromMicros } from '@earntrack/domain';
import { presetById, type Statement, type StatementItem, toWireItems } from '@earntrack/statements';
import { BY_MAPPING } from '@earntrack/contract';
import type { FileSummary, PlatformRows, ReadingChoices } from './file-reading.ts';
import { isUnread, lineOf } from './item-line.ts';

/** What a page shows of a statement that was read. */
export function summarise(
  statement: Statement,
  { choices, fileSha256 }: { choices: ReadingChoices; fileSha256: string },
): FileSummary {
  const { presetId, items } = statement;
  const mapping = presetId === null ? (choices.mapping ?? null) : null;
  const days = items.map(dayOf).filter((day) => day !== null);
  const leftOut = toWireItems({ ...statement, items: items.filter(({ kind }) => kind === 'leftOut') }).map(
    lineOf,
  );
  const countOf = (kind: StatementItem['kind']) => items.filter((item) => item.kind === kind).length;
  return {
    presetId: presetId ?? BY_MAPPING,
    presetName: (presetId ? presetById(presetId)?.name : nameOfMapping(mapping)) ?? 'Statement',
    mapping,
    platformKey: statement.platformKey,
    why: statement.why,
    hasDrifted: statement.drift !== null,
    rowCount: statement.rowCount,
    itemCount: items.length,
    earnings: countOf('earning'),
    work: countOf('work'),
    payouts: countOf('payout'),
    firstDay: days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null),
    lastDay: days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null),
    control: statement.control.map(({ unit, file, recorded, leftOut, ok }) => ({
      unit,
      file: decimalFromMicros(file),
      recorded: decimalFromMicros(recorded),
      leftOut: decimalFromMicros(leftOut),
      isOk: ok,
    })),
    leftOut,
    unreadRows: leftOut.filter(isUnread).reduce((count, { rows }) => count + rows.length, 0),
    platforms: platformsOf(items),
    products: [...new Set(items.flatMap((item) => (item.kind === 'earning' && item.sale?.product) || []))],
    fileSha256,
  };
}

/** As the mapping calls itself. */
function nameOfMapping(mapping: Record<string, unknown> | null): string | undefined {
  const name = mapping?.['name'];
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
}

function dayOf(item: StatementItem): string | null {
  if (item.kind === 'earning') return item.earnedOn;
  if (item.kind === 'work') return item.workedOn;
  return item.kind === 'payout' ? item.paidOn : null;
}

function platformsOf(items: readonly StatementItem[]): PlatformRows[] {
  const byName = new Map<string | null, { items: number; currencies: Map<string, number> }>();
  for (const item of items) {
    if (item.kind === 'leftOut') continue;
    const entry = byName.get(item.platformName) ?? { items: 0, currencies: new Map<string, number>() };
    entry.items += 1;
    if (item.kind !== 'work') {
      entry.currencies.set(item.currency, (entry.currencies.get(item.currency) ?? 0) + 1);
    }
    byName.set(item.platformName, entry);
  }
  return [...byName].map(([name, entry]) => ({
    name,
    items: entry.items,
    currencies: [...entry.currencies].toSorted((a, b) => b[1] - a[1]).map(([currency]) => currency),
  }));
}
