import {
  COMPONENT_NAMES,
  componentsOf,
  decimalFromMicros,
  elapsedSeconds,
  formatDuration,
  microsFromDecimal,
  netOf,
} from '@earntrack/domain';
import type { NewEarning, NewWork, OutboxEntry } from '../../lib/outbox/outbox-entry.ts';

interface Common {
  platformIds: readonly string[];
  day: string;
  note: string;
}

/** What a row says of an entry that waits. */
export type EntryFacts =
  | (Common & { kind: 'earning'; net: string; currency: string })
  | (Common & { kind: 'work'; length: string });

/** Of an entry as it will be sent; days are those of `timeZone`. */
export function factsOf(entry: OutboxEntry, timeZone: string): EntryFacts {
  return entry.kind === 'earning' ? earningFacts(entry.input) : workFacts(entry.input, timeZone);
}

function earningFacts({ platformId, earnedOn, currency, components, note }: NewEarning): EntryFacts {
  const parts = COMPONENT_NAMES.map((name) => [name, microsFromDecimal(components[name] ?? '0')]);
  const net = decimalFromMicros(netOf(componentsOf(Object.fromEntries(parts))));
  return { kind: 'earning', platformIds: [platformId], day: earnedOn, note: note ?? '', net, currency };
}

function workFacts({ platformIds, time, note }: NewWork, timeZone: string): EntryFacts {
  const common = { kind: 'work', platformIds, note: note ?? '' } as const;
  if (time.kind === 'duration') {
    return { ...common, day: time.workedOn, length: formatDuration(time.seconds) };
  }
  const start = Temporal.Instant.from(time.startedAt).toZonedDateTimeISO(timeZone);
  const length = formatDuration(elapsedSeconds(time.startedAt, time.endedAt));
  return { ...common, day: start.toPlainDate().toString(), length };
}
