import type { EarningView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { shortDay } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { EarningForm } from './use-earning-form.ts';

/** So many earnings are offered at once; more are found by typing. */
const OFFERED = 6;

/** For a refund or a chargeback: which earning it takes back. Asked only where an adjustment is negative. */
export function AdjustsField({ form }: { form: EarningForm }) {
  const { draft, faults, reading, change } = form;
  const isAsked = draft.adjustsId !== null || reading.components.adjustments < 0n;
  if (!isAsked || draft.platformId === null) return null;
  return (
    <fieldset className="stack" aria-describedby={faults['adjustsId'] ? 'adjusts-fault' : undefined}>
      <legend>Which earning does it adjust?</legend>
      {faults['adjustsId'] && (
        <p className="fault" id="adjusts-fault">
          {faults['adjustsId']}
        </p>
      )}
      {draft.adjustsId === null ? (
        <AdjustedSearch form={form} platformId={draft.platformId} />
      ) : (
        <Adjusted id={draft.adjustsId} onRemove={() => change({ adjustsId: null })} />
      )}
    </fieldset>
  );
}

function AdjustedSearch({ form, platformId }: { form: EarningForm; platformId: string }) {
  const [text, setText] = useState('');
  const trpc = useTRPC();
  const words = useEarningWords();
  const found = useQuery(
    trpc.earnings.list.queryOptions({
      platformIds: [platformId],
      limit: OFFERED * 3,
      ...(text.trim() && { text: text.trim() }),
    }),
  );
  const { id, currency } = form.draft;
  const fitting = (found.data?.items ?? []).filter(
    (earning) => earning.id !== id && earning.currency === currency && earning.adjustsId === null,
  );
  return (
    <>
      <TextField
        label="Find it by its note or tag"
        type="search"
        placeholder="Optional"
        maxLength={100}
        value={text}
        onChange={setText}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <ul className="chips" aria-label="Earnings that it may adjust">
        {fitting.slice(0, OFFERED).map((earning) => (
          <li key={earning.id}>
            <button type="button" className="chip" onClick={() => form.change({ adjustsId: earning.id })}>
              {words(earning)}
            </button>
          </li>
        ))}
      </ul>
      {found.isSuccess && fitting.length === 0 && <p className="hint">No earning of this platform fits.</p>}
    </>
  );
}

function Adjusted({ id, onRemove }: { id: string; onRemove: () => void }) {
  const trpc = useTRPC();
  const words = useEarningWords();
  const earning = useQuery(trpc.earnings.get.queryOptions({ id }));
  return (
    <p className="buttons">
      <span className="chip" aria-live="polite">
        {earning.data ? words(earning.data) : 'An earning'}
      </span>
      <Button look="quiet" onClick={onRemove}>
        Choose another
      </Button>
    </p>
  );
}

function useEarningWords() {
  const { locale } = useProfile();
  const today = useToday();
  return ({ note, description, net, currency, earnedOn }: EarningView) =>
    [
      shortDay(earnedOn, { locale, today }),
      formatMoney(microsFromDecimal(net), asCurrency(currency), locale),
      (note || description).slice(0, 40),
    ]
      .filter(Boolean)
      .join(' · ');
}
