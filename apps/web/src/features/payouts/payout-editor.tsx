import type { OwedView, PayoutView, PlatformView } from '@earntrack/contract';
import { asCurrency, formatMoney } from '@earntrack/domain';
import type { ReactNode, SubmitEvent } from 'react';
import { SaveDock } from '../../components/save-dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FigureSentence } from '../../components/figure-sentence.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { StillHere } from '../../components/still-here.tsx';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { useProfile } from '../../lib/session.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { PayoutConflict } from './payout-conflict.tsx';
import { type PayoutDraft, payoutDraftOf, platformChange, readPayoutDraft } from './payout-draft.ts';
import { PayoutFields } from './payout-fields.tsx';
import { owedWithout, payoutSentence } from './payout-sentence.ts';
import { useSavePayout } from './use-save-payout.ts';

interface PayoutEditorProps {
  keptAs: string;
  /** Once, with the id under which it is or will be saved. */
  start: () => PayoutDraft & { id: string };
  platforms: readonly PlatformView[];
  owed: readonly OwedView[];
  /** What is edited; null for a new payout. */
  payout: PayoutView | null;
  onSaved: (payout: PayoutView) => void;
  onTakeTheirs: (theirs: PayoutView) => void;
  /** More that can be done with the payout, beside saving it. */
  renderActions?: (forget: () => void) => ReactNode;
}

const FORM_ID = 'payout';

/** The form of one payout; Enter saves, Escape leaves and keeps what is typed. */
export function PayoutEditor(props: PayoutEditorProps) {
  const { payout, renderActions } = props;
  const { kept, saving, sentence, ...rest } = usePayoutForm(props);
  return (
    <>
      <FigureSentence pieces={sentence} />
      {kept.wasKept && kept.isChanged && <StillHere isNew={payout === null} onRestart={kept.restart} />}
      <PayoutForm {...props} {...rest} kept={kept} saving={saving} />
      <SaveDock form={FORM_ID} label="Save payout" isSaving={saving.isSaving} leaveTo="/payouts">
        {renderActions?.(kept.forget)}
      </SaveDock>
    </>
  );
}

/** What is typed, what it means, what it leaves of what is owed, and its saving. */
function usePayoutForm({ keptAs, start, platforms, owed, payout, onSaved }: PayoutEditorProps) {
  const { locale } = useProfile();
  const decimal = decimalSignOf(locale);
  const kept = useKeptDraft(keptAs, start);
  const { draft } = kept;
  const original = payout ? payoutDraftOf(payout, decimal).amount : '';
  const reading = readPayoutDraft(draft, { decimal, original });
  const saving = useSavePayout({
    draft,
    reading,
    version: payout?.version ?? null,
    onSaved: (done) => {
      kept.forget();
      onSaved(done);
    },
  });
  const { currency } = draft;
  const platformName = platforms.find(({ id }) => id === draft.platformId)?.name ?? null;
  const owedBefore = owedWithout(owed, draft, payout);
  const { micros } = reading;
  return {
    kept,
    original,
    reading,
    saving,
    sentence: payoutSentence({ platformName, micros, currency, locale, owedBefore }),
    hint: owesHint({ platformName, owedBefore, currency, locale }),
    choosePlatform: (platformId: string, known: readonly PlatformView[]) =>
      kept.change(platformChange(draft, platformId, { owed, platforms: known, decimal })),
  };
}

type PayoutFormProps = PayoutEditorProps & Omit<ReturnType<typeof usePayoutForm>, 'sentence'>;

function PayoutForm({ platforms, kept, reading, saving, ...rest }: PayoutFormProps) {
  const form = useFocusOnFault(saving.refusal);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.save();
  };
  const takeTheirs = (theirs: PayoutView) => {
    kept.forget();
    rest.onTakeTheirs(theirs);
  };
  return (
    <form ref={form} id={FORM_ID} className="form" aria-label="Payout" noValidate onSubmit={submit}>
      {saving.conflict && (
        <PayoutConflict
          theirs={saving.conflict}
          mine={{ draft: kept.draft, reading }}
          onKeepMine={saving.saveOver}
          onTakeTheirs={takeTheirs}
        />
      )}
      {saving.error && (
        <ErrorState
          error={saving.error}
          title="Not saved yet. What you typed is kept."
          onRetry={saving.save}
        />
      )}
      <PayoutFields
        draft={kept.draft}
        platforms={platforms}
        faults={saving.faults}
        original={rest.original}
        hint={rest.hint}
        onChange={kept.change}
        onPlatform={rest.choosePlatform}
      />
    </form>
  );
}

interface HintOf {
  platformName: string | null;
  owedBefore: bigint | null;
  currency: string;
  locale: string;
}

function owesHint({ platformName, owedBefore, currency, locale }: HintOf): string | undefined {
  if (platformName === null || owedBefore === null || owedBefore <= 0n) return undefined;
  return `${platformName} owes you ${formatMoney(owedBefore, asCurrency(currency), locale)} so far.`;
}
