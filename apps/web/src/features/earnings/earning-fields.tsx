import type { PlatformView } from '@earntrack/contract';
import type { ReactNode, SubmitEvent } from 'react';
import { AmountInput } from '../../components/amount-input.tsx';
import { ClockSelect } from '../../components/clock-select.tsx';
import { CurrencySelect } from '../../components/currency-select.tsx';
import { DurationInput } from '../../components/duration-input.tsx';
import { TagInput } from '../../components/tag-input.tsx';
import { NoteField } from '../../components/note-field.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { firstFocus } from '../../lib/first-focus.ts';
import { PlatformChips, PlatformOrNew } from '../platforms/index.ts';
import { SaleField } from '../products/index.ts';
import { AdjustsField } from './adjusts-field.tsx';
import { DayField } from './day-field.tsx';
import { useTagChoices } from './filter-sheet.tsx';
import { PartFields } from './part-fields.tsx';
import { type EarningForm, platformChange } from './use-earning-form.ts';

export const FORM_ID = 'earning';

interface EarningFieldsProps {
  form: EarningForm;
  platforms: readonly PlatformView[];
  onSubmit: () => void;
  children?: ReactNode;
}

/** Amount, platform, day, hours; every part of it on request. Enter saves. */
export function EarningFields({ form, platforms, onSubmit, children }: EarningFieldsProps) {
  const { draft, faults, change } = form;
  const place = useFocusOnFault(form.refused);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form ref={place} id={FORM_ID} className="form" aria-label="Earning" noValidate onSubmit={submit}>
      {children}
      {!form.showsParts && (
        <AmountInput
          label="You got, after fees"
          isBig
          ref={firstFocus}
          currency={draft.currency}
          value={draft.amounts.base}
          original={form.original?.amounts.base ?? ''}
          error={faults['base']}
          onChange={(base) => change({ amounts: { ...draft.amounts, base } })}
        />
      )}
      <PlatformChoice form={form} platforms={platforms} />
      <DayField
        value={draft.earnedOn}
        error={faults['earnedOn']}
        onChange={(earnedOn) => change({ earnedOn })}
      />
      <HourFields form={form} />
      {(form.showsParts || draft.sale) && (
        <SaleField value={draft.sale} error={faults['units']} onChange={(sale) => change({ sale })} />
      )}
      {form.showsParts && (
        <>
          <PartFields
            draft={draft}
            original={form.original}
            faults={faults}
            onChange={(amounts) => change({ amounts })}
          />
          <CurrencySelect value={draft.currency} onChange={(currency) => change({ currency })} />
        </>
      )}
      <AdjustsField form={form} />
      <TagField form={form} />
      <NoteField draft={draft} faults={faults} onChange={change} onSubmit={onSubmit} />
    </form>
  );
}

function TagField({ form: { draft, faults, change } }: { form: EarningForm }) {
  const known = useTagChoices([]);
  return (
    <TagInput
      label="Tags"
      tags={draft.tags}
      known={known}
      error={faults['tags']}
      onChange={(tags) => change({ tags })}
    />
  );
}

function HourFields({ form: { draft, faults, change } }: { form: EarningForm }) {
  return (
    <div className="two">
      <DurationInput
        label="Hours"
        placeholder="Optional"
        value={draft.hours}
        error={faults['hours']}
        onChange={(hours) => change({ hours })}
      />
      <ClockSelect value={draft.clock} onChange={(clock) => change({ clock })} />
    </div>
  );
}

function PlatformChoice({ form, platforms }: { form: EarningForm; platforms: readonly PlatformView[] }) {
  const { draft, faults, change } = form;
  const choose = (platformId: string, known = platforms) => change(platformChange(draft, known, platformId));
  return (
    <PlatformOrNew
      platforms={platforms}
      chosen={draft.platformId === null ? [] : [draft.platformId]}
      fault={faults['platformId']}
      onCreated={(platform) => choose(platform.id, [...platforms, platform])}
    >
      {({ offered, added, another }) => (
        <PlatformChips
          platforms={offered}
          value={draft.platformId}
          onChange={(platformId) => choose(platformId)}
          error={faults['platformId']}
          added={added}
        >
          {another}
        </PlatformChips>
      )}
    </PlatformOrNew>
  );
}
