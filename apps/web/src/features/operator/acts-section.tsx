import type { OperatorAction, OperatorActView } from '@earntrack/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { Note } from '../../components/note.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { OperatorSection } from './operator-section.tsx';

const PAGE_ROWS = 10;

type Details = OperatorActView['details'];

const WORDS: Record<OperatorAction, (of: Details) => string> = {
  incident_declared: (of) => `Declared “${text(of, 'title')}” as ${text(of, 'severity')}`,
  incident_updated: (of) => `Said how “${text(of, 'title')}” stands: ${text(of, 'status')}`,
  incident_resolved: (of) => `Resolved “${text(of, 'title')}”`,
  incident_reviewed: (of) => `Wrote into the report of “${text(of, 'title')}”`,
  maintenance_announced: (of) => `Announced maintenance: ${text(of, 'sentence')}`,
  maintenance_cancelled: (of) => `Took maintenance back: ${text(of, 'sentence')}`,
  read_only_begun: () => 'Began read-only mode',
  read_only_ended: () => 'Ended read-only mode',
  restart_asked: (of) => `Restarted the instance ${text(of, 'host')} (${text(of, 'instance').slice(0, 8)})`,
  role_changed: (of) => `Changed ${text(of, 'email')} from ${text(of, 'from')} to ${text(of, 'to')}`,
  upkeep_begun: (of) => `Began “${text(of, 'kind')}” of ${text(of, 'table')}`,
  upkeep_ended: (of) =>
    `Ended “${text(of, 'kind')}” of ${text(of, 'table')}: ${text(of, 'done')} done, ${text(of, 'left')} left`,
  archiving_begun: (of) =>
    of['way'] === 'archive'
      ? `Began to archive what was earned before ${text(of, 'beforeYear')}`
      : 'Began to bring archived years back',
  archiving_ended: (of) =>
    of['way'] === 'archive'
      ? `Archived what was earned before ${text(of, 'beforeYear')}: ${movedInWords(of)}`
      : `Brought archived years back: ${movedInWords(of)}`,
  backup_restored: (of) => `Restored everything from the backup ${text(of, 'backup')}`,
  backup_user_restored: (of) => `Restored one account from the backup ${text(of, 'backup')}`,
  backup_table_restored: (of) => `Restored ${text(of, 'table')} from the backup ${text(of, 'backup')}`,
  drill_passed: (of) =>
    `Practised “${text(of, 'drill')}”: people were served again after ${text(of, 'rtoSeconds')} s`,
  drill_failed: (of) => `Practised “${text(of, 'drill')}” without success: ${text(of, 'failure')}`,
};

/** What operators did with this installation, latest first. Nobody can change it. */
export function ActsSection() {
  const trpc = useTRPC();
  const acts = useInfiniteQuery(
    trpc.operator.acts.infiniteQueryOptions(
      { limit: PAGE_ROWS },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const all = acts.data?.pages.flatMap(({ items }) => items);
  return (
    <OperatorSection id="acts" title="What operators did" basis="Of the last year. Nobody can change it.">
      {acts.isPending && <SkeletonRows of="what operators did" count={3} />}
      {acts.isError && (
        <ErrorState
          error={acts.error}
          title="What operators did could not be loaded"
          onRetry={() => void acts.refetch()}
        />
      )}
      {all?.length === 0 && <Note title="Nothing was done yet" />}
      {all && all.length > 0 && (
        <ul className="rows">
          {all.map((act) => (
            <ActRow key={act.id} act={act} />
          ))}
        </ul>
      )}
      <LoadMore list={acts} />
    </OperatorSection>
  );
}

function ActRow({ act }: { act: OperatorActView }) {
  const { locale, timeZone } = useProfile();
  const doer = act.isCommand ? 'at the command line' : `by ${act.by ?? 'an account that is gone'}`;
  return (
    <li className="setting">
      <div className="row setting-row">
        <span className="t">
          {WORDS[act.action](act.details)}
          <span className="s">
            <time dateTime={act.at}>{momentInWords(act.at, locale, timeZone)}</time>, {doer}
            {act.address && `, from ${act.address}`}
          </span>
        </span>
      </div>
    </li>
  );
}

function text(of: Details, name: string): string {
  return String(of[name] ?? '');
}

/** What was put away before hours were, tells of no work. */
function movedInWords(of: Details): string {
  const earnings = `${text(of, 'moved')} earnings`;
  return of['movedWork'] === undefined
    ? earnings
    : `${earnings} and ${text(of, 'movedWork')} entries of work`;
}
