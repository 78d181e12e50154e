import { addDays } from '@earntrack/domain';
import type { Handle } from '../../../actor.ts';
import { dayOfRecorded } from '../staging/day-of-item.ts';
import type { RecordedItem } from '../staging/staged-item.ts';
import type { DecidedItem } from './decide-item.ts';
import { DAYS_AFTER, matchTwins, type Twins } from './match-twins.ts';
import { listHeld, listTyped, type TypedEntry } from './twins.queries.ts';

const KINDS = ['earning', 'work', 'payout'] as const;

interface ItemsOfImport {
  importId: string;
  decided: readonly DecidedItem[];
}

/** What a person typed and new items of an import may be once more, but for what a row of a file is already. */
export async function twinsOf(
  db: Handle,
  ownerId: string,
  { importId, decided }: ItemsOfImport,
): Promise<Twins> {
  const fresh = decided.flatMap(({ outcome, settled }) => (outcome === 'new' ? (settled ?? []) : []));
  const typed = await listTypedNear(db, ownerId, fresh);
  const held = await listHeld(db, ownerId, { importId, ids: typed.map(({ row }) => row.id) });
  return matchTwins(
    fresh,
    typed.filter(({ row }) => !held.has(row.id)),
  );
}

async function listTypedNear(
  db: Handle,
  ownerId: string,
  items: readonly RecordedItem[],
): Promise<TypedEntry[]> {
  const found: TypedEntry[] = [];
  for (const kind of KINDS) {
    const ofKind = items.filter(({ item }) => item.kind === kind);
    const days = ofKind.map(({ item }) => dayOfRecorded(item)).toSorted();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) continue;
    const from = addDays(first, Math.min(...DAYS_AFTER[kind]));
    const to = addDays(last, Math.max(...DAYS_AFTER[kind]));
    const platformIds = [...new Set(ofKind.map(({ platformId }) => platformId))];
    found.push(...(await listTyped(db, ownerId, { kind, platformIds, from, to })));
  }
  return found;
}
