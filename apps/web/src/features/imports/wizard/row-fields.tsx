import { Select } from '../../../components/select.tsx';
import { type RowChoice, SIGNED, type WizardState } from './column-uses.ts';
import { SignField } from './sign-field.tsx';
import { hasDirection, signOfRows } from './signs.ts';
import { NOT_KEPT, ROW_OPTIONS, SIGNED_WORDS } from './use-words.ts';

interface RowFieldsProps {
  state: WizardState;
  onChange: (patch: Partial<WizardState>) => void;
}

const AMOUNT_PLACES = [
  { value: 'column', label: 'Stands in a column of its own' },
  { value: 'text', label: 'Stands inside the description' },
] as const;

/** What each kind of row is, where a column says the kind. */
export function RowFields({ state, onChange }: RowFieldsProps) {
  if (!state.columns.some(({ use }) => use === 'type')) return null;
  const setRow = (at: number, patch: Partial<RowChoice>) =>
    onChange({ rows: state.rows.map((row, index) => (index === at ? { ...row, ...patch } : row)) });
  const holdsAmount = state.columns.some(({ use }) => use === 'amountInText');
  return (
    <section aria-labelledby="kinds">
      <h2 id="kinds">What is each kind of row?</h2>
      {state.rows.length === 0 ? (
        <p className="hint">This column has too many texts to be the kinds of rows: choose another one.</p>
      ) : (
        <>
          <p className="hint">
            The name of each kind is sent, and kept with what you say of the file. Where one names a person,
            choose “{NOT_KEPT}”.
          </p>
          <div className="column-fields">
            {state.rows.map(({ text, rows, use }, index) => (
              <Select
                key={text}
                label={text}
                value={use}
                options={ROW_OPTIONS}
                hint={rows === 1 ? '1 row' : `${rows} rows`}
                onChange={(chosen) => setRow(index, { use: chosen })}
              />
            ))}
            {holdsAmount &&
              state.rows.map(
                ({ text, use, isInText }, index) =>
                  use !== 'skip' &&
                  use !== 'notKept' && (
                    <Select<'column' | 'text'>
                      key={text}
                      label={`The amount of “${text}”`}
                      value={isInText ? 'text' : 'column'}
                      options={AMOUNT_PLACES}
                      onChange={(place) => setRow(index, { isInText: place === 'text' })}
                    />
                  ),
              )}
          </div>
        </>
      )}
      <RowSigns state={state} onChange={onChange} />
    </section>
  );
}

/** Of an account, the side on which an amount stands says it, or a column does. */
function RowSigns({ state, onChange }: RowFieldsProps) {
  const signed = SIGNED.filter((use) => state.rows.some((row) => row.use === use && !row.isInText));
  const isSaid = hasDirection(state) || state.columns.some(({ use }) => use === 'debit');
  if (signed.length === 0 || isSaid) return null;
  return (
    <div className="column-fields">
      {signed.map((use) => (
        <SignField
          key={use}
          legend={`Rows of ${SIGNED_WORDS[use]} are written`}
          sign={signOfRows(state, use)}
          onChange={(sign) => onChange({ rowSigns: { ...state.rowSigns, [use]: sign } })}
        />
      ))}
    </div>
  );
}
