import { GOAL_PERIOD_KINDS, type PlatformView } from '@earntrack/contract';
import { AmountInput } from '../../components/amount-input.tsx';
import { Chips } from '../../components/chips.tsx';
import { CurrencySelect } from '../../components/currency-select.tsx';
import { Mark } from '../../components/mark.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import type { GoalDraft } from './goal-draft.ts';
import { PERIOD_WORDS } from './goal-words.ts';

interface GoalFieldsProps {
  draft: GoalDraft;
  platforms: readonly PlatformView[];
  faults: Readonly<Record<string, string>>;
  /** The target before editing. */
  original: string;
  onChange: (patch: Partial<GoalDraft>) => void;
}

const ALL = 'all';

export function GoalFields({ draft, platforms, faults, original, onChange }: GoalFieldsProps) {
  const offered = platforms.filter(({ id, isArchived }) => !isArchived || id === draft.platformId);
  return (
    <>
      <AmountInput
        label="To make, net"
        isBig
        ref={firstFocus}
        currency={draft.currency}
        value={draft.target}
        original={original}
        error={faults['target']}
        onChange={(target) => onChange({ target })}
      />
      <Chips
        legend="How often"
        value={draft.periodKind}
        error={faults['periodKind']}
        onChange={(periodKind) => onChange({ periodKind })}
        chips={GOAL_PERIOD_KINDS.map((value) => ({ value, label: capital(PERIOD_WORDS[value].every) }))}
      />
      {offered.length > 0 && (
        <Chips
          legend="On"
          value={draft.platformId ?? ALL}
          error={faults['platformId']}
          onChange={(value) => onChange({ platformId: value === ALL ? null : value })}
          chips={[
            { value: ALL, label: 'All platforms' },
            ...offered.map(({ id, name, colour }) => ({
              value: id,
              label: (
                <>
                  <Mark name={name} colour={colour} />
                  {name}
                </>
              ),
            })),
          ]}
        />
      )}
      <CurrencySelect
        value={draft.currency}
        error={faults['currency']}
        hint="Only earnings in this currency count."
        onChange={(currency) => onChange({ currency })}
      />
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
