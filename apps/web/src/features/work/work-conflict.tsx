import type { WorkView } from '@earntrack/contract';
import { formatDuration } from '@earntrack/domain';
import { TwoVersions } from '../../components/two-versions.tsx';
import { shortDay } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { readWorkDraft, type WorkDraft, workDraftOf } from './work-draft.ts';

interface WorkConflictProps {
  theirs: WorkView;
  draft: WorkDraft;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** The work as it was saved elsewhere, beside what is typed here. */
export function WorkConflict({ theirs, draft, onKeepMine, onTakeTheirs }: WorkConflictProps) {
  const { timeZone } = useProfile();
  return (
    <TwoVersions
      what="This work"
      theirs={<InWords draft={workDraftOf(theirs, timeZone)} />}
      mine={<InWords draft={draft} />}
      onKeepMine={onKeepMine}
      onTakeTheirs={onTakeTheirs}
    />
  );
}

function InWords({ draft }: { draft: WorkDraft }) {
  const { locale, timeZone } = useProfile();
  const today = useToday();
  const { seconds } = readWorkDraft(draft, timeZone);
  return (
    <>
      {[
        seconds !== null && formatDuration(seconds),
        draft.day !== '' && shortDay(draft.day, { locale, today }),
      ]
        .filter(Boolean)
        .join(', ')}
      {draft.note && <span className="quote">{draft.note}</span>}
    </>
  );
}
