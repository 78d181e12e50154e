import type { PlatformView, WorkView } from '@earntrack/contract';
import { formatDuration } from '@earntrack/domain';
import type { ReactNode, SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { ClockSelect } from '../../components/clock-select.tsx';
import { DateInput } from '../../components/date-input.tsx';
import { SaveDock } from '../../components/save-dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { Note } from '../../components/note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { newerOf } from '../../lib/opened-version.ts';
import { newId } from '../../lib/new-id.ts';
import { useProfile } from '../../lib/session.ts';
import { ServedPlatforms } from './served-platforms.tsx';
import { TimeFields } from './time-fields.tsx';
import { useSaveWork } from './use-save-work.ts';
import { WorkConflict } from './work-conflict.tsx';
import type { WorkDraft, WorkReading } from './work-draft.ts';

/** Work being typed, with the id under which it is or will be saved: a second try is the same work. */
export interface KeptWork extends WorkDraft {
  id: string;
}

interface WorkEditorProps {
  keptAs: string;
  start: () => WorkDraft | KeptWork;
  platforms: readonly PlatformView[];
  /** The version that is edited; null for new work. */
  work: WorkView | null;
  newest: WorkView | null;
  onSaved: (work: WorkView) => void;
  actions?: ReactNode;
}

const FORM_ID = 'work';

/** The form of one stretch; Enter saves, Escape leaves and keeps what is typed. */
export function WorkEditor({ keptAs, start, platforms, work, newest, onSaved, actions }: WorkEditorProps) {
  const { timeZone } = useProfile();
  const kept = useKeptDraft(keptAs, (): KeptWork => ({ id: work?.id ?? newId(), ...start() }));
  const { draft, change } = kept;
  const saved = (done: WorkView) => {
    kept.forget();
    onSaved(done);
  };
  const saving = useSaveWork({ id: draft.id, work, draft, timeZone, onSaved: saved, onKept: kept.forget });
  const newer = newerOf({ opened: work, newest, isTyped: kept.isChanged && !saving.isSaving });
  const form = useFocusOnFault(saving.refusal);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.save();
  };
  return (
    <>
      <WorkSentence draft={draft} reading={saving.reading} platforms={platforms} />
      {kept.wasKept && kept.isChanged && <StillHere onRestart={kept.restart} />}
      <form ref={form} id={FORM_ID} className="form work-form" aria-label="Work" noValidate onSubmit={submit}>
        {newer ? (
          <WorkConflict
            theirs={newer}
            draft={draft}
            onKeepMine={() => saving.save(newer)}
            onTakeTheirs={kept.forget}
          />
        ) : (
          saving.error && (
            <ErrorState
              error={saving.error}
              title="Not saved yet. What you typed is kept."
              onRetry={() => saving.save()}
            />
          )
        )}
        <WorkFields
          draft={draft}
          platforms={platforms}
          reading={saving.reading}
          faults={saving.faults}
          onChange={change}
        />
      </form>
      <SaveDock form={FORM_ID} label="Save work" isSaving={saving.isSaving} leaveTo="/work">
        {actions}
      </SaveDock>
    </>
  );
}

function StillHere({ onRestart }: { onRestart: () => void }) {
  return (
    <Note>
      <p>What you typed before is still here.</p>
      <Button onClick={onRestart}>Start afresh</Button>
    </Note>
  );
}

interface WorkFieldsProps {
  draft: WorkDraft;
  platforms: readonly PlatformView[];
  reading: WorkReading;
  faults: Readonly<Record<string, string>>;
  onChange: (patch: Partial<WorkDraft>) => void;
}

function WorkFields({ draft, platforms, reading, faults, onChange }: WorkFieldsProps) {
  return (
    <>
      <ServedPlatforms
        draft={draft}
        platforms={platforms}
        fault={faults['platformIds']}
        onChange={onChange}
      />
      <DateInput
        label={draft.by === 'span' ? 'Day on which it started' : 'Day'}
        value={draft.day}
        error={faults['day']}
        onChange={(day) => onChange({ day })}
      />
      <TimeFields draft={draft} reading={reading} faults={faults} onChange={onChange} />
      <div className="two">
        <ClockSelect value={draft.clock} onChange={(clock) => onChange({ clock })} />
        <TextField
          label="Distance, km"
          inputMode="decimal"
          isNumber
          placeholder="Optional"
          value={draft.distance}
          error={faults['distance']}
          onChange={(distance) => onChange({ distance })}
        />
      </div>
      <TextField
        label="Note"
        placeholder="Optional"
        value={draft.note}
        error={faults['note']}
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}

interface WorkSentenceProps {
  draft: WorkDraft;
  reading: WorkReading;
  platforms: readonly PlatformView[];
}

function WorkSentence({ draft, reading, platforms }: WorkSentenceProps) {
  const names = platforms.filter(({ id }) => draft.platformIds.includes(id)).map(({ name }) => name);
  if (reading.seconds === null) return <h1 className="answer">How long did you work?</h1>;
  const served = new Intl.ListFormat('en').format(names);
  return (
    <h1 className="answer">
      {`${served || 'Work'}: `}
      <b>{formatDuration(reading.seconds)}</b>
      {names.length > 1 && ', counted once and shared between them'}.
    </h1>
  );
}
