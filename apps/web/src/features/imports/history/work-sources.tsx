import type { WorkVersionsView, WorkView } from '@earntrack/contract';
import { formatDuration } from '@earntrack/domain';
import { useQuery } from '@tanstack/react-query';
import { shortDay } from '../../../lib/days.ts';
import { useProfile, useToday } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import { workSources } from './entry-sources.ts';
import { SaidByFiles } from './said-by-files.tsx';
import { SourcesSection } from './sources-section.tsx';

/** Where each value of imported work comes from: a row of a file, or the person; and what other files say. */
export function WorkSources({ work }: { work: WorkView }) {
  const trpc = useTRPC();
  const versions = useQuery(trpc.imports.workVersions.queryOptions({ id: work.id }));
  return (
    <SourcesSection
      isFromFile={work.source === 'statement'}
      versions={versions}
      render={(found) => <Sources work={work} found={found} />}
    />
  );
}

function Sources({ work, found }: { work: WorkView; found: WorkVersionsView }) {
  const { locale } = useProfile();
  const today = useToday();
  const [top] = found.versions;
  return (
    <SaidByFiles
      sources={top ? workSources(work, { top, found }) : []}
      found={found}
      inWords={({ workedOn, seconds }) =>
        `${shortDay(workedOn, { locale, today })}, ${formatDuration(seconds)}`
      }
    />
  );
}
