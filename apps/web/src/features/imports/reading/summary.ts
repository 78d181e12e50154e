import { decimalFromMicros, namesConversion } from '@earntrack/domain';
import {
  type AskedKinds,
  kindsOfPreset,
  mappingWithKinds,
  PRESETS,
  presetById,
  type StatementItem,
  type StatementOf,
  toWireItems,
} from '@earntrack/statements';
import { BY_MAPPING } from '@earntrack/contract';
import type {
  FileSummary,
  Fingerprints,
  KnownStatement,
  PlatformRows,
  ReadingChoices,
} from './file-reading.ts';
import { lineOf } from './item-line.ts';

interface SummaryOptions {
  choices: ReadingChoices;
  fileSha256: string;
  fingerprints?: Fingerprints | null;
}

export const KNOWN_STATEMENTS: readonly KnownStatement[] = PRESETS.map(({ id, name }) => ({ id, name }));

/** What a page shows of a statement that was read. Its items are looked at once, one after the other: they may be many. */
export function summarise(
  statement: StatementOf<Iterable<StatementItem>>,
  { choices, fileSha256, fingerprints = null }: SummaryOptions,
): FileSummary {
  const { presetId, items } = statement;
  const mapping = presetId === null ? (choices.mapping ?? null) : null;
  const { leftOut, ...tally } = tallyOf(items);
  return {
    presetId: presetId ?? BY_MAPPING,
    presetName: (presetId ? presetById(presetId)?.name : nameOfMapping(mapping)) ?? 'Statement',
    known: KNOWN_STATEMENTS,
    mapping: hasAnswers(statement.kinds)
      ? mappingWithKinds({ presetId, mapping }, choices.kinds ?? {})
      : mapping,
    kinds: { ...kindsOf(statement.kinds), ofPreset: kindsOfPreset(presetId ?? BY_MAPPING) },
    fingerprints,
    platformKey: statement.platformKey,
    why: statement.why,
    origins: statement.origins,
    hasDrifted: statement.drift !== null,
    rowCount: statement.rowCount,
    ...tally,
    control: statement.control.map(({ unit, file, recorded, leftOut, ok }) => ({
      unit,
      file: decimalFromMicros(file),
      recorded: decimalFromMicros(recorded),
      leftOut: decimalFromMicros(leftOut),
      isOk: ok,
    })),
    leftOut,
    unreadRows: leftOut.filter((line) => line.isUnread).reduce((count, { rows }) => count + rows.length, 0),
    fileSha256,
  };
}

type Tally = Pick<
  FileSummary,
  | 'itemCount'
  | 'earnings'
  | 'work'
  | 'payouts'
  | 'conversions'
  | 'firstDay'
  | 'lastDay'
  | 'leftOut'
  | 'mayTakeBack'
  | 'platforms'
  | 'products'
>;

function tallyOf(items: Iterable<StatementItem>): Tally {
  const counts = { earning: 0, work: 0, payout: 0, leftOut: 0 };
  const leftOut: StatementItem[] = [];
  const products = new Set<string>();
  const platforms: Platforms = new Map();
  let conversions = 0;
  let mayTakeBack = 0;
  let firstDay: string | null = null;
  let lastDay: string | null = null;
  for (const item of items) {
    counts[item.kind] += 1;
    if (item.kind === 'leftOut') leftOut.push(item);
    else addToPlatforms(platforms, item);
    if (item.kind === 'leftOut' && item.takesBack) {
      mayTakeBack += 1;
      // What it takes back is of a platform, though it makes nothing there.
      platformOf(platforms, item.takesBack.platformName);
    }
    if (item.kind === 'payout' && namesConversion(item.description)) conversions += 1;
    if (item.kind === 'earning' && item.sale?.product) products.add(item.sale.product);
    const day = dayOf(item);
    if (day !== null && (firstDay === null || day < firstDay)) firstDay = day;
    if (day !== null && (lastDay === null || day > lastDay)) lastDay = day;
  }
  return {
    itemCount: counts.earning + counts.work + counts.payout + counts.leftOut,
    earnings: counts.earning,
    work: counts.work,
    payouts: counts.payout,
    conversions,
    firstDay,
    lastDay,
    leftOut: toWireItems({ items: leftOut.map(asHere) }).map(lineOf),
    mayTakeBack,
    platforms: platformRows(platforms),
    products: [...products],
  };
}

/** The file is here, so its own words are shown. */
function asHere(item: StatementItem): StatementItem {
  return item.kind === 'leftOut' ? { ...item, reason: item.reasonHere ?? item.reason } : item;
}

/** Whether a person said what some of its kinds of rows are. */
function hasAnswers({ kinds }: AskedKinds): boolean {
  return kinds.some(({ use }) => use !== null);
}

function kindsOf({ kinds, ...asked }: AskedKinds): Omit<FileSummary['kinds'], 'ofPreset'> {
  const decimal = <Each extends { value: bigint }>(each: Each) => ({
    ...each,
    value: decimalFromMicros(each.value),
  });
  return {
    ...asked,
    kinds: kinds.map(({ sums, example, ...kind }) => ({
      ...kind,
      sums: sums.map(decimal),
      example: decimal(example),
    })),
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

type Platforms = Map<string | null, { items: number; currencies: Map<string, number> }>;

function platformOf(byName: Platforms, name: string | null) {
  const entry = byName.get(name) ?? { items: 0, currencies: new Map<string, number>() };
  byName.set(name, entry);
  return entry;
}

function addToPlatforms(byName: Platforms, item: Exclude<StatementItem, { kind: 'leftOut' }>): void {
  const entry = platformOf(byName, item.platformName);
  entry.items += 1;
  if (item.kind !== 'work') {
    entry.currencies.set(item.currency, (entry.currencies.get(item.currency) ?? 0) + 1);
  }
}

function platformRows(byName: Platforms): PlatformRows[] {
  return [...byName].map(([name, entry]) => ({
    name,
    items: entry.items,
    currencies: [...entry.currencies].toSorted((a, b) => b[1] - a[1]).map(([currency]) => currency),
  }));
}
