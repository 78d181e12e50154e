import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { mayNameReference, type SameId, type WizardState } from './column-uses.ts';

interface SameIdFieldsProps {
  state: WizardState;
  onChange: (patch: Partial<WizardState>) => void;
}

const MEANINGS = [
  { value: 'apart', label: 'Entries of their own' },
  { value: 'joined', label: 'An earning, and fees taken off it' },
  { value: 'summed', label: 'Parts of one earning, added up' },
] as const;
const LONGEST_SIGN = 20;

/** Whether rows belong together, where a column or a description says an id. */
export function SameIdFields({ state, onChange }: SameIdFieldsProps) {
  const isNamed = mayNameReference(state.columns);
  if (!isNamed && !state.columns.some(({ use }) => use === 'id' || use === 'reference')) return null;
  return (
    <section aria-labelledby="same-id">
      <h2 id="same-id">Which rows belong together?</h2>
      <div className="column-fields">
        {isNamed && (
          <TextField
            label="What stands before the id in a description?"
            value={state.referenceAfter}
            maxLength={LONGEST_SIGN}
            hint="Like # in “Fee for order #1234”. Empty when there is none"
            onChange={(referenceAfter) => onChange({ referenceAfter })}
          />
        )}
        <Select<SameId>
          label="Rows of one day with the same id are"
          value={state.sameId}
          options={MEANINGS}
          onChange={(sameId) => onChange({ sameId })}
        />
      </div>
    </section>
  );
}
