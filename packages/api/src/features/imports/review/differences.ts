import type { ItemDifferenceView } from '@earntrack/contract';
import { COMPONENT_NAMES, decimalFromMicros } from '@earntrack/domain';
import { componentsOfRow } from '../../earnings/index.ts';
import { secondsOfRow } from '../../work/index.ts';
import type { RecordedItem } from '../staging/staged-item.ts';
import type { KnownTargets } from './outcome-of.ts';
import { typedHours } from './typed-hours.ts';

type Values = readonly (readonly [name: ItemDifferenceView['name'], value: string])[];

/** What an item says that is something else now: value by value. Nothing where its entry is not there. */
export function differencesOf(settled: RecordedItem, known: KnownTargets): ItemDifferenceView[] {
  const before = new Map(valuesThere(settled, known));
  if (before.size === 0) return [];
  return valuesOf(settled.item).flatMap(([name, now]) => {
    const was = before.get(name) ?? '';
    return was === now ? [] : [{ name, before: was, now }];
  });
}

/** True where two rows say the same of an entry, value by value. */
export function saySame(one: RecordedItem['item'], other: RecordedItem['item']): boolean {
  const values = new Map(valuesOf(other));
  return valuesOf(one).every(([name, value]) => values.get(name) === value);
}

function valuesOf(item: RecordedItem['item']): Values {
  switch (item.kind) {
    case 'earning':
      return [
        ['day', item.earnedOn],
        ['currency', item.currency],
        ['description', item.description],
        ...COMPONENT_NAMES.map((name) => [name, decimalFromMicros(item.components[name])] as const),
        ['seconds', String(item.hours?.seconds ?? 0)],
        ...(item.sale === undefined ? [] : ([['units', String(item.sale?.units ?? 0)]] as const)),
      ];
    case 'work':
      return [
        ['day', item.workedOn],
        ['seconds', String(item.seconds)],
      ];
    case 'payout':
      return [
        ['day', item.paidOn],
        ['currency', item.currency],
        ['description', item.description],
        ['amount', decimalFromMicros(item.amount)],
      ];
  }
}

function valuesThere({ item, targetId, rowId }: RecordedItem, known: KnownTargets): Values {
  switch (item.kind) {
    case 'earning': {
      const row = known.earnings.get(targetId);
      if (!row) return [];
      const parts = componentsOfRow(row);
      return [
        ['day', row.earned_on],
        ['currency', row.currency],
        ['description', row.description],
        ...COMPONENT_NAMES.map((name) => [name, decimalFromMicros(parts[name])] as const),
        ['seconds', String(known.hours.get(targetId)?.seconds ?? 0)],
        ['units', String(row.units ?? 0)],
      ];
    }
    case 'work': {
      const row = known.work.get(targetId);
      if (!row) return [];
      // What was typed may be by another clock than the row that it is.
      const seconds = rowId ? typedHours(row, item.clock).seconds : (secondsOfRow(row)[item.clock] ?? 0);
      return [
        ['day', row.worked_on],
        ['seconds', String(seconds)],
      ];
    }
    case 'payout': {
      const row = known.payouts.get(targetId);
      return row
        ? [
            ['day', row.paid_on],
            ['currency', row.currency],
            ['description', row.description],
            ['amount', decimalFromMicros(row.amount_micros)],
          ]
        : [];
    }
  }
}
