import type { ActionGroup, AuditEntryView } from '@earntrack/contract';
import { useInfiniteQuery, useIsMutating, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { actInWords, isAlarming } from './activity-words.ts';
import { DownloadLink } from '../../components/download-link.tsx';
import { LoadMore } from '../../components/load-more.tsx';

const GROUPS: readonly { about: ActionGroup | null; label: string }[] = [
  { about: null, label: 'Everything' },
  { about: 'signIn', label: 'Sign-ins' },
  { about: 'security', label: 'Security' },
  { about: 'data', label: 'Your data' },
];
const PAGE_ROWS = 10;

/** Who did what with this account, when and from where. */
export function AccountActivity() {
  const [about, setAbout] = useState<ActionGroup | null>(null);
  useFreshActs();
  return (
    <>
      <div className="jump" role="group" aria-label="What it is about">
        {GROUPS.map((group) => (
          <button
            type="button"
            className="chip"
            key={group.label}
            aria-pressed={group.about === about}
            onClick={() => setAbout(group.about)}
          >
            {group.label}
          </button>
        ))}
      </div>
      <Acts about={about} />
      <div className="buttons activity-files">
        <DownloadLink path="/api/v1/audit.csv" fileName="earntrack-activity.csv">
          Export as CSV
        </DownloadLink>
        <DownloadLink path="/api/v1/audit.ndjson" fileName="earntrack-activity.ndjson">
          Export as JSON lines
        </DownloadLink>
      </div>
    </>
  );
}

/** Whatever is done on this page stands here at once. */
function useFreshActs(): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const running = useIsMutating();
  const before = useRef(running);
  useEffect(() => {
    const hasEnded = running < before.current;
    before.current = running;
    if (hasEnded) void queries.invalidateQueries({ queryKey: trpc.audit.list.infiniteQueryKey() });
  }, [running, queries, trpc]);
}

function Acts({ about }: { about: ActionGroup | null }) {
  const trpc = useTRPC();
  const acts = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(
      { about, limit: PAGE_ROWS },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  if (acts.isPending) return <SkeletonRows of="the activity" />;
  if (acts.isError)
    return (
      <ErrorState
        error={acts.error}
        title="The activity could not be loaded"
        onRetry={() => void acts.refetch()}
      />
    );
  const entries = acts.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <Note title="Nothing of this kind within the last year" />;
  return (
    <>
      <ul className="rows activity">
        {entries.map((entry) => (
          <ActRow key={entry.id} entry={entry} />
        ))}
      </ul>
      <LoadMore list={acts} />
    </>
  );
}

function ActRow({ entry }: { entry: AuditEntryView }) {
  const { locale, timeZone } = useProfile();
  return (
    <li className="setting">
      <div className="row setting-row">
        <span className="t">
          {isAlarming(entry) ? <strong>{actInWords(entry)}</strong> : actInWords(entry)}
          <span className="s">
            <time dateTime={entry.at}>{momentInWords(entry.at, locale, timeZone)}</time>
            {entry.address && `, from ${entry.address}`}
          </span>
        </span>
      </div>
    </li>
  );
}
