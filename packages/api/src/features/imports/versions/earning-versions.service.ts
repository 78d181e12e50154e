import { AppError, type EarningVersionsView } from '@earntrack/contract';
import type { Actor, Handle } from '../../../actor.ts';
import { componentsView } from '../../earnings/index.ts';
import { listEarningsByIds } from '../recording/targets.queries.ts';
import { type SayingVersion, saidOfEntry, typedAtOf, versionFields } from './entry-versions.ts';
import { addedFeesView } from './value-origins.ts';
import type { OriginsOfImports } from './versions.queries.ts';

/** Where the values of an earning come from: what each file says of it, and when a person typed something else. */
export async function showEarningVersions(
  db: Handle,
  actor: Actor,
  id: string,
): Promise<EarningVersionsView> {
  const [row] = await listEarningsByIds(db, actor.userId, { ids: [id], isLocking: false });
  if (!row) throw new AppError('not_found', 'This earning does not exist any more.');
  const said = await saidOfEntry(db, actor, { kind: 'earning', id });
  const { saying, isTopSaying, others, origins } = said;
  const [top, ...earlier] = saying;
  return {
    versions: saying.map((version) => versionView(version, origins)),
    addedFees: top && isTopSaying ? addedFeesView(top, earlier, origins) : [],
    ...others,
    typedAt: typedAtOf(row),
  };
}

function versionView(
  version: SayingVersion<'earning'>,
  origins: OriginsOfImports,
): EarningVersionsView['versions'][number] {
  const { earnedOn, currency, hours, components } = version.item;
  return {
    ...versionFields(version, origins),
    earnedOn,
    currency,
    components: componentsView(components),
    hours,
  };
}
