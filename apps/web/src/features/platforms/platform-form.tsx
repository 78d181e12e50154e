import type { PlatformView } from '@earntrack/contract';
import type { ReactNode, SubmitEvent } from 'react';
import { SaveDock } from '../../components/save-dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { TwoVersions } from '../../components/two-versions.tsx';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { newerOf } from '../../lib/opened-version.ts';
import type { PlatformDraft } from './platform-draft.ts';
import { PlatformBasics, PlatformDetails } from './platform-fields.tsx';
import './platforms.css';
import { useSavePlatform } from './use-save-platform.ts';

const FORM_ID = 'platform';

interface PlatformFormProps {
  keptAs: string;
  start: () => PlatformDraft;
  /** The version that is edited; null for a new platform. */
  platform: PlatformView | null;
  newest: PlatformView | null;
  onSaved: (platform: PlatformView) => void;
  children?: ReactNode;
}

/** Everything that can be said of a platform; Enter saves, Escape leaves and keeps what is typed. */
export function PlatformForm({ keptAs, start, platform, newest, onSaved, children }: PlatformFormProps) {
  const { draft, change, forget, isChanged } = useKeptDraft(keptAs, start);
  const saving = useSavePlatform({
    platform,
    onSaved: (saved) => {
      forget();
      onSaved(saved);
    },
  });
  const newer = newerOf({ opened: platform, newest, isTyped: isChanged && !saving.isSaving });
  const form = useFocusOnFault(saving.faults);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.save(draft);
  };
  return (
    <>
      <form ref={form} id={FORM_ID} className="form" aria-label="Platform" noValidate onSubmit={submit}>
        {newer ? (
          <TwoVersions
            what="This platform"
            theirs={newer.name}
            mine={draft.name}
            onKeepMine={() => saving.save(draft, newer)}
            onTakeTheirs={forget}
          />
        ) : (
          saving.error && <ErrorState error={saving.error} title="Not saved yet. What you typed is kept." />
        )}
        <PlatformBasics draft={draft} faults={saving.faults} isFirst={platform === null} onChange={change} />
        <PlatformDetails draft={draft} faults={saving.faults} onChange={change} />
      </form>
      {children}
      <SaveDock form={FORM_ID} label="Save platform" isSaving={saving.isSaving} leaveTo="/platforms" />
    </>
  );
}
