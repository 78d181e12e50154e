import type { EntryKind } from '@earntrack/contract';
import type { StatementItemRow } from '@earntrack/db';
import { asCurrency, componentsOf } from '@earntrack/domain';
import type { RecordedItem, StagedItem } from '../staging/staged-item.ts';
import { kindsLeftOut } from '../versions/row-facts.ts';

/** Stands for what nothing is asked of. */
const ANY = {
  currency: asCurrency('EUR'),
  components: componentsOf(),
  hours: null,
  externalId: null,
} as const;

/**
 * What a row that leaves nothing and that a person took may have put into the bin, where no file says what it is: the files that said so
 * may be undone. Only kinds and ids mean something.
 */
export function bareEntries({
  stored,
  staged: { position, item, ...staged },
}: {
  stored: StatementItemRow;
  staged: StagedItem;
}): RecordedItem[] {
  if (stored.decision !== 'take' || item.kind !== 'leftOut' || !item.takesBack) return [];
  const place = 'takesBack' in staged ? staged.takesBack : null;
  if (!place) return [];
  const { on } = item.takesBack;
  const ids = new Set([place.targetId, stored.replaced?.entry['id'] ?? place.targetId]);
  const said = { key: item.key, rows: item.rows, platformName: null, description: '' };
  const itemOf = (kind: EntryKind): RecordedItem['item'] => {
    if (kind === 'earning') return { ...said, ...ANY, kind, earnedOn: on };
    if (kind === 'work') return { ...said, kind, workedOn: on, clock: 'engaged', seconds: 1 };
    return { ...said, kind, externalId: null, paidOn: on, currency: ANY.currency, amount: 0n };
  };
  return [...ids].flatMap((targetId) =>
    kindsLeftOut(item).map((kind) => ({
      position,
      item: itemOf(kind),
      targetId,
      platformId: place.platformId,
    })),
  );
}
