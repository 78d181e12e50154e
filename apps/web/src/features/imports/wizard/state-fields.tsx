import { Select } from '../../../components/select.tsx';
import type { WizardState } from './column-uses.ts';

interface StateFieldsProps {
  state: WizardState;
  onChange: (patch: Partial<WizardState>) => void;
}

const CHOICES = [
  { value: 'recorded', label: 'Recorded' },
  { value: 'leftOut', label: 'Left out' },
] as const;

/** Which rows came to nothing, where a column says it beside their kind. */
export function StateFields({ state, onChange }: StateFieldsProps) {
  if (!state.columns.some(({ use }) => use === 'status')) return null;
  const setState = (at: number, isLeftOut: boolean) =>
    onChange({ states: state.states.map((each, index) => (index === at ? { ...each, isLeftOut } : each)) });
  return (
    <section aria-labelledby="states">
      <h2 id="states">What came of each row?</h2>
      {state.states.length === 0 ? (
        <p className="hint">This column has too many texts to say what came of a row: choose another one.</p>
      ) : (
        <div className="column-fields">
          {state.states.map(({ text, rows, isLeftOut }, index) => (
            <Select<'recorded' | 'leftOut'>
              key={text}
              label={text}
              value={isLeftOut ? 'leftOut' : 'recorded'}
              options={CHOICES}
              hint={rows === 1 ? '1 row' : `${rows} rows`}
              onChange={(chosen) => setState(index, chosen === 'leftOut')}
            />
          ))}
        </div>
      )}
    </section>
  );
}
