import {
  type Clock,
  COMPONENT_NAMES,
  type ComponentName,
  type Components,
  decimalFromMicros,
} from '@earntrack/domain';
import type { OwnFileSale } from './rows/own-file.ts';
import type { FileRow, RecordedKind, StatementItem } from './statement.ts';

interface WireFileRow {
  row: number;
  unit: string;
  value: string;
  origin?: number | undefined;
}

interface WireRecorded {
  key: string;
  rows: WireFileRow[];
  platformName: string | null;
  description: string;
  keyWithoutDay?: string;
}

/** An item as it is sent: amounts as decimal strings. The same shape as the contract's statement items. */
export type WireItem =
  | (WireRecorded & {
      kind: 'earning';
      externalId: string | null;
      earnedOn: string;
      currency: string;
      components: Record<ComponentName, string>;
      hours: { clock: Clock; seconds: number } | null;
      note?: string;
      tags?: string[];
      sale?: OwnFileSale | null;
      adjusts?: string | null;
      joins?: string[];
      joined?: Partial<Record<ComponentName, string>>[];
    })
  | (WireRecorded & { kind: 'work'; workedOn: string; clock: Clock; seconds: number })
  | (WireRecorded & {
      kind: 'payout';
      externalId: string | null;
      paidOn: string;
      currency: string;
      amount: string;
    })
  | {
      kind: 'leftOut';
      key: string;
      rows: WireFileRow[];
      reason: string;
      isUnread: boolean;
      takesBack?: { platformName: string | null; on: string; says: string | null; kinds?: RecordedKind[] };
    };

/** The items of a statement, or some of them, as the browser sends them, in the order of the file. */
export function toWireItems({ items }: { items: Iterable<StatementItem> }): WireItem[] {
  return Array.from(items, toWireItem);
}

function toWireItem(item: StatementItem): WireItem {
  const rows = item.rows.map(toWireRow);
  switch (item.kind) {
    case 'earning': {
      const { joined, ...said } = item;
      const components = decimalComponents(item.components);
      return { ...said, rows, components, ...(joined && { joined: joined.map(partsOf) }) };
    }
    case 'payout':
      return { ...item, rows, amount: decimalFromMicros(item.amount) };
    case 'leftOut': {
      const { reasonHere: _, ...said } = item;
      return { ...said, rows };
    }
    case 'work':
      return { ...item, rows };
  }
}

function toWireRow({ value, ...row }: FileRow): WireFileRow {
  return { ...row, value: decimalFromMicros(value) };
}

/** The same of those that are something. */
function partsOf(components: Components): Partial<Record<ComponentName, string>> {
  const parts = COMPONENT_NAMES.filter((name) => components[name] !== 0n);
  return Object.fromEntries(parts.map((name) => [name, decimalFromMicros(components[name])]));
}

/** Every component as an exact decimal string. */
export function decimalComponents(components: Components): Record<ComponentName, string> {
  const entries = COMPONENT_NAMES.map((name) => [name, decimalFromMicros(components[name])]);
  return Object.fromEntries(entries) as Record<ComponentName, string>;
}
