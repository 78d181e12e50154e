import type { OwedView, PayoutView, PlatformView } from '@earntrack/contract';
import { asCurrency, formatMoney } from '@earntrack/domain';
import type { ReactNode, SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Dock } from '../../components/dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FigureSentence } from '../../components/figure-sentence.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { useHotkeys } from '../../components/hotkeys.ts';
import { StillHere } from '../../components/still-here.tsx';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { useLeave } from '../../lib/leave.ts';
import { useProfile } from '../../lib/session.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { PayoutConflict } from './payout-conflict.tsx';
import { type PayoutDraft, platformChange, readPayoutDraft } from './payout-draft.ts';
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
export function PayoutEditor({ platforms, owed, payout, ...rest }: PayoutEditorProps) {
  const { locale } = useProfile();
  const decimal = decimalSignOf(locale);
  const kept = useKeptDraft(rest.keptAs, rest.start);
  const { draft, change } = kept;
  const leave = useLeave('/payouts');
  useHotkeys({ escape: leave });
  const original = payout ? rest.start().amount : '';
  const reading = readPayoutDraft(draft, { decimal, original });
  const saved = (done: PayoutView) => {
    kept.forget();
    rest.onSaved(done);
  };
  const saving = useSavePayout({ draft, reading, version: payout?.version ?? null, onSaved: saved });
  const form = useFocusOnFault(saving.refusal);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.save();
  };
  const platformName = platforms.find(({ id }) => id === draft.platformId)?.name ?? null;
  const owedBefore = owedWithout(owed, draft, payout);
  const choose = (platformId: string, known: readonly PlatformView[]) =>
    change(platformChange(draft, platformId, { owed, platforms: known, decimal }));
  return (
    <>
      <FigureSentence
        pieces={payoutSentence({
          platformName,
          micros: reading.micros,
          currency: draft.currency,
          locale,
          owedBefore,
        })}
      />
      {kept.wasKept && kept.isChanged && <StillHere isNew={payout === null} onRestart={kept.restart} />}
      <form ref={form} id={FORM_ID} className="form" aria-label="Payout" noValidate onSubmit={submit}>
        {saving.conflict && (
          <PayoutConflict
            theirs={saving.conflict}
            mine={{ draft, reading }}
            onKeepMine={saving.saveOver}
            onTakeTheirs={(theirs) => {
              kept.forget();
              rest.onTakeTheirs(theirs);
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
        <PayoutFields
          draft={draft}
          platforms={platforms}
          faults={saving.faults}
          original={original}
          hint={owesHint({ platformName, owedBefore, currency: draft.currency, locale })}
          onChange={change}
          onPlatform={choose}
        />
      </form>
      <Dock>
        <Button look="quiet" shortcut="Esc" onClick={leave}>
          Leave
        </Button>
        {rest.renderActions?.(kept.forget)}
        <Button look="main" type="submit" form={FORM_ID} shortcut="↵" isBusy={saving.isSaving}>
          Save payout
        </Button>
      </Dock>
    </>
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
