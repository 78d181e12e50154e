import type { FeatureUseView, ImportFiguresView } from '@earntrack/contract';
import type { FeatureUseRow } from '@earntrack/db';
import type { ImportsOfDay } from './console.queries.ts';

const DAY_MS = 86_400_000;

/** The last days of UTC, today at the end. */
export function lastDays(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(now.getTime() - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** A day without any is a day of none. */
export function importDaysView(
  days: readonly string[],
  counted: readonly ImportsOfDay[],
): ImportFiguresView['byDay'] {
  const countOf = (day: string, state: ImportsOfDay['state']) =>
    counted.find((row) => row.day === day && row.state === state)?.imports ?? 0;
  return days.map((day) => ({
    day,
    recorded: countOf(day, 'committed'),
    cancelled: countOf(day, 'cancelled'),
    open: countOf(day, 'staged'),
  }));
}

export function featureUseView(days: readonly string[], rows: readonly FeatureUseRow[]): FeatureUseView {
  const features = new Map<string, FeatureUseView['features'][number]>();
  for (const { kind, name, day, uses } of rows) {
    const key = `${kind} ${name}`;
    const feature = features.get(key) ?? { kind, name, uses: days.map(() => 0), total: 0 };
    features.set(key, feature);
    const at = days.indexOf(day);
    if (at === -1) continue;
    feature.uses[at] = Number(uses);
    feature.total += Number(uses);
  }
  const sorted = [...features.values()].toSorted(
    (one, other) => other.total - one.total || one.name.localeCompare(other.name),
  );
  return { days: [...days], features: sorted };
}
