import type { EarningView, PlatformView } from '@earntrack/contract';
import { asCurrency } from '@earntrack/domain';
import type { ReactNode } from 'react';
import { SaveDock } from '../../components/save-dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { dayInWords } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { ConflictNote } from './conflict-note.tsx';
import { EarningFields, FORM_ID } from './earning-fields.tsx';
import { earningSentence } from './earning-sentence.ts';
import { Receipt } from './receipt.tsx';
import { Sentence } from './sentence.tsx';
import './earnings.css';
import type { EarningForm } from './use-earning-form.ts';
import { useSaveEarning } from './use-save-earning.ts';

interface EarningEditorProps {
  form: EarningForm;
  platforms: readonly PlatformView[];
  /** The version that is being edited; null for a new earning. */
  opened: EarningView | null;
  onSaved: (earning: EarningView) => void;
  onTakeTheirs: (theirs: EarningView) => void;
  /** More that can be done with the earning, beside saving it. */
  actions?: ReactNode;
}

/** The form with its sentence, its receipt and its save bar; Enter saves, Escape leaves and keeps what is typed. */
export function EarningEditor({ form, platforms, opened, onSaved, ...rest }: EarningEditorProps) {
  const saving = useSaveEarning({ form, opened, onSaved });
  const { conflict } = saving;
  return (
    <>
      <EditorHead form={form} platforms={platforms} />
      <div className="sheet">
        <EarningFields form={form} platforms={platforms} onSubmit={saving.save}>
          {conflict && (
            <ConflictNote
              theirs={conflict}
              form={form}
              onKeepMine={saving.saveOver}
              onTakeTheirs={() => rest.onTakeTheirs(conflict)}
            />
          )}
          {saving.error && (
            <ErrorState
              error={saving.error}
              title="Not saved yet. What you typed is kept."
              onRetry={saving.save}
            />
          )}
        </EarningFields>
        <Receipt reading={form.reading} currency={form.draft.currency} />
      </div>
      <SaveDock form={FORM_ID} label="Save earning" isSaving={saving.isSaving} leaveTo="/earnings">
        {rest.actions}
      </SaveDock>
    </>
  );
}

function EditorHead({ form, platforms }: Pick<EarningEditorProps, 'form' | 'platforms'>) {
  const { locale } = useProfile();
  const today = useToday();
  const { reading, draft } = form;
  const platform = platforms.find(({ id }) => id === draft.platformId);
  const pieces = earningSentence(reading, {
    platformName: platform?.name ?? null,
    day:
      reading.earnedOn &&
      dayInWords(reading.earnedOn, { locale, today }).replace(/^[TY]/, (letter) =>
        reading.earnedOn === today || letter === 'Y' ? letter.toLowerCase() : letter,
      ),
    currency: asCurrency(draft.currency),
    locale,
  });
  return (
    <>
      <Sentence pieces={pieces} />
      <div className="seg" role="group" aria-label="How much to enter">
        <button
          type="button"
          aria-pressed={!form.showsParts}
          disabled={form.mustShowParts}
          onClick={() => form.setWantsParts(false)}
        >
          Quick
        </button>
        <button type="button" aria-pressed={form.showsParts} onClick={() => form.setWantsParts(true)}>
          Every part
        </button>
      </div>
    </>
  );
}
