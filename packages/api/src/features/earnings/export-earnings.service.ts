import type { EarningFilter } from '@earntrack/contract';
import { microsFromDecimal, COMPONENT_NAMES, type Components } from '@earntrack/domain';
import { ownFileHeader, ownFileLine } from '@earntrack/statements';
import type { Actor, Handle } from '../../actor.ts';
import { listPlatforms } from '../platforms/index.ts';
import { showEarnings } from './earnings.service.ts';

/** Enough that the database is asked seldom, and little enough to wait for a slow phone with. */
const PAGE_ROWS = 1000;

/** Lets spreadsheets know that letters are written in UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The earnings that fit as EarnTrack's own file, a page at a time: the next one is asked for when somebody takes it, and no
 * connection of the database is kept in between.
 */
export async function* exportEarnings(
  db: Handle,
  actor: Actor,
  filter: EarningFilter,
): AsyncGenerator<string, void, undefined> {
  const platforms = await listPlatforms(db, actor.userId, true);
  const nameOf = new Map(platforms.map(({ id, name }) => [id, name]));
  yield BYTE_ORDER_MARK + ownFileHeader();
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof showEarnings>> = await showEarnings(db, actor, {
      ...filter,
      cursor,
      limit: PAGE_ROWS,
    });
    const lines = page.items.map(({ platformId, components, ...earning }) =>
      ownFileLine({
        ...earning,
        platformName: nameOf.get(platformId) ?? 'Unknown platform',
        components: Object.fromEntries(
          COMPONENT_NAMES.map((name) => [name, microsFromDecimal(components[name])]),
        ) as unknown as Components,
      }),
    );
    yield lines.join('');
    cursor = page.nextCursor;
  } while (cursor !== null);
}
