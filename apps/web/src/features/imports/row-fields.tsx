import { Select } from '../../components/select.tsx';
import type { RowUse, WizardState } from './column-uses.ts';
import { ROW_OPTIONS } from './use-words.ts';

interface RowFieldsProps {
  state: WizardState;
  onChange: (patch: Partial<WizardState>) => void;
}

/** What each kind of row is, where a column says the kind. */
export function RowFields({ state, onChange }: RowFieldsProps) {
  if (!state.columns.some(({ use }) => use === 'type')) return null;
  const setUse = (at: number, use: RowUse) =>
    onChange({ rows: state.rows.map((row, index) => (index === at ? { ...row, use } : row)) });
  return (
    <section aria-labelledby="kinds">
      <h2 id="kinds">What is each kind of row?</h2>
      {state.rows.length === 0 ? (
        <p className="hint">This column has too many texts to be the kinds of rows: choose another one.</p>
      ) : (
        <div className="column-fields">
          {state.rows.map(({ text, rows, use }, index) => (
            <Select
              key={text}
              label={text}
              value={use}
              options={ROW_OPTIONS}
              hint={rows === 1 ? '1 row' : `${rows} rows`}
              onChange={(chosen) => setUse(index, chosen)}
            />
          ))}
        </div>
      )}
    </section>
  );
}
