import type { GoalView, PlatformView } from '@earntrack/contract';
import type { ReactNode, SubmitEvent } from 'react';
import { SaveDock } from '../../components/save-dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FigureSentence } from '../../components/figure-sentence.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { StillHere } from '../../components/still-here.tsx';
import { TwoVersions } from '../../components/two-versions.tsx';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { useProfile } from '../../lib/session.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { aimSentence, type GoalDraft, goalDraftOf, readGoalDraft } from './goal-draft.ts';
import { GoalFields } from './goal-fields.tsx';
import { useSaveGoal } from './use-save-goal.ts';

interface GoalEditorProps {
  keptAs: string;
  /** Once, with the id under which it is or will be saved. */
  start: () => GoalDraft & { id: string };
  platforms: readonly PlatformView[];
  /** What is edited; null for a new goal. */
  goal: GoalView | null;
  onSaved: (goal: GoalView) => void;
  onTakeTheirs: (theirs: GoalView) => void;
  /** More that can be done with the goal, beside saving it. */
  renderActions?: (forget: () => void) => ReactNode;
}

const FORM_ID = 'goal';

/** The form of one goal; Enter saves, Escape leaves and keeps what is typed. */
export function GoalEditor(props: GoalEditorProps) {
  const { goal, renderActions } = props;
  const form = useGoalForm(props);
  const { kept, saving } = form;
  return (
    <>
      <FigureSentence pieces={form.inWords(kept.draft, form.reading.micros)} />
      {kept.wasKept && kept.isChanged && <StillHere isNew={goal === null} onRestart={kept.restart} />}
      <GoalForm {...props} form={form} />
      <SaveDock form={FORM_ID} label="Save goal" isSaving={saving.isSaving} leaveTo="/goals">
        {renderActions?.(kept.forget)}
      </SaveDock>
    </>
  );
}

/** What is typed, what it means, and its saving. */
function useGoalForm({ keptAs, start, platforms, goal, onSaved }: GoalEditorProps) {
  const { locale } = useProfile();
  const decimal = decimalSignOf(locale);
  const kept = useKeptDraft(keptAs, start);
  const original = goal ? goalDraftOf(goal, decimal).target : '';
  const reading = readGoalDraft(kept.draft, { decimal, original });
  const saving = useSaveGoal({
    draft: kept.draft,
    reading,
    version: goal?.version ?? null,
    onSaved: (done) => {
      kept.forget();
      onSaved(done);
    },
  });
  const inWords = (of: GoalDraft, micros: bigint | null) =>
    aimSentence(of, micros, { locale, platformName: nameOf(platforms, of.platformId) });
  const theirs = saving.conflict && inWords(...asTyped(saving.conflict, decimal));
  return { kept, original, reading, saving, inWords, theirs };
}

function GoalForm({
  platforms,
  onTakeTheirs,
  form,
}: GoalEditorProps & { form: ReturnType<typeof useGoalForm> }) {
  const { kept, saving, theirs } = form;
  const { conflict } = saving;
  const place = useFocusOnFault(saving.refusal);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.save();
  };
  const change = (patch: Partial<GoalDraft>) => {
    saving.reset();
    kept.change(patch);
  };
  const takeTheirs = (saved: GoalView) => {
    kept.forget();
    onTakeTheirs(saved);
  };
  return (
    <form ref={place} id={FORM_ID} className="form" aria-label="Goal" noValidate onSubmit={submit}>
      {conflict && theirs && (
        <TwoVersions
          what="This goal"
          theirs={textOf(theirs)}
          mine={textOf(form.inWords(kept.draft, form.reading.micros))}
          onKeepMine={saving.saveOver}
          onTakeTheirs={() => takeTheirs(conflict)}
        />
      )}
      {saving.error && (
        <ErrorState
          error={saving.error}
          title="Not saved yet. What you typed is kept."
          onRetry={saving.save}
        />
      )}
      <GoalFields
        draft={kept.draft}
        platforms={platforms}
        faults={saving.faults}
        original={form.original}
        onChange={change}
      />
    </form>
  );
}

function nameOf(platforms: readonly PlatformView[], platformId: string | null): string | null {
  return platforms.find(({ id }) => id === platformId)?.name ?? null;
}

function asTyped(goal: GoalView, decimal: Parameters<typeof goalDraftOf>[1]) {
  const draft = goalDraftOf(goal, decimal);
  return [draft, readGoalDraft(draft, { decimal, original: draft.target }).micros] as const;
}

function textOf(pieces: readonly { text: string }[]): string {
  return pieces.map(({ text }) => text).join('');
}
