import type { GoalView, PlatformView } from '@earntrack/contract';
import type { ReactNode, SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dock } from '../../components/dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FigureSentence } from '../../components/figure-sentence.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { useHotkeys } from '../../components/hotkeys.ts';
import { StillHere } from '../../components/still-here.tsx';
import { TwoVersions } from '../../components/two-versions.tsx';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { useLeave } from '../../lib/leave.ts';
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
export function GoalEditor({ platforms, goal, ...rest }: GoalEditorProps) {
  const { locale } = useProfile();
  const decimal = decimalSignOf(locale);
  const kept = useKeptDraft(rest.keptAs, rest.start);
  const { draft } = kept;
  const leave = useLeave('/goals');
  useHotkeys({ escape: leave });
  const original = goal ? goalDraftOf(goal, decimal).target : '';
  const reading = readGoalDraft(draft, { decimal, original });
  const saved = (done: GoalView) => {
    kept.forget();
    rest.onSaved(done);
  };
  const saving = useSaveGoal({ draft, reading, version: goal?.version ?? null, onSaved: saved });
  const form = useFocusOnFault(saving.refusal);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.save();
  };
  const inWords = (of: GoalDraft, micros: bigint | null) =>
    aimSentence(of, micros, { locale, platformName: nameOf(platforms, of.platformId) });
  const { conflict } = saving;
  return (
    <>
      <FigureSentence pieces={inWords(draft, reading.micros)} />
      {kept.wasKept && kept.isChanged && <StillHere isNew={goal === null} onRestart={kept.restart} />}
      <form ref={form} id={FORM_ID} className="form" aria-label="Goal" noValidate onSubmit={submit}>
        {conflict && (
          <TwoVersions
            what="This goal"
            theirs={textOf(inWords(...asTyped(conflict, decimal)))}
            mine={textOf(inWords(draft, reading.micros))}
            onKeepMine={saving.saveOver}
            onTakeTheirs={() => {
              kept.forget();
              rest.onTakeTheirs(conflict);
            }}
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
          draft={draft}
          platforms={platforms}
          faults={saving.faults}
          original={original}
          onChange={(patch) => {
            saving.reset();
            kept.change(patch);
          }}
        />
      </form>
      <Dock>
        <Button look="quiet" shortcut="Esc" onClick={leave}>
          Leave
        </Button>
        {rest.renderActions?.(kept.forget)}
        <Button look="main" type="submit" form={FORM_ID} shortcut="↵" isBusy={saving.isSaving}>
          Save goal
        </Button>
      </Dock>
    </>
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
