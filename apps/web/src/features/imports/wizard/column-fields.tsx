import type { TableDescription } from '@earntrack/statements';
import { Note } from '../../../components/note.tsx';
import { Select } from '../../../components/select.tsx';
import { SIGNED, type WizardState } from './column-uses.ts';
import { unreadAmounts, unreadHundredths } from './guess-amounts.ts';
import { unreadHours } from './hours-clock.ts';
import { SignField } from './sign-field.tsx';
import { signOfColumns } from './signs.ts';
import { COLUMN_OPTIONS, SIGNED_WORDS } from './use-words.ts';
import { withUse } from './with-use.ts';

interface ColumnFieldsProps {
  state: WizardState;
  table: TableDescription;
  onChange: (patch: Partial<WizardState>) => void;
}

/** What each column is for, with a few of its cells beside it. */
export function ColumnFields({ state, table, onChange }: ColumnFieldsProps) {
  const signed = ([...SIGNED, 'debit'] as const).filter((use) =>
    state.columns.some((column) => column.use === use),
  );
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">What is in each column?</h2>
      <p className="hint">
        Guessed from names and cells. Look at the money with care: it is not recorded before you have seen it
        added up.
      </p>
      <div className="column-fields">
        {state.columns.map(({ label, use }, index) => (
          <Select
            key={label}
            label={label}
            value={use}
            options={COLUMN_OPTIONS}
            hint={table.columns[index]?.samples.slice(0, 3).join(' · ') || 'Empty'}
            onChange={(chosen) => onChange(withUse(state, table, { at: index, use: chosen }))}
          />
        ))}
      </div>
      <Unread state={state} table={table} />
      {signed.length > 0 && (
        <div className="column-fields">
          {signed.map((use) => (
            <SignField
              key={use}
              legend={`Columns of ${SIGNED_WORDS[use]} are written`}
              sign={signOfColumns(state, use)}
              onChange={(sign) => onChange({ columnSigns: { ...state.columnSigns, [use]: sign } })}
            />
          ))}
        </div>
      )}
    </section>
  );
}

/** What is in no column that is read, and may count. */
function Unread({ state, table }: Pick<ColumnFieldsProps, 'state' | 'table'>) {
  const amounts = unreadAmounts(state.columns, table.columns);
  const hundredths = unreadHundredths(state.columns, table.columns);
  const hours = unreadHours(state.columns, table.columns);
  return (
    <>
      {amounts.length > 0 && (
        <Note kind="warning" title="Amounts that are not read">
          <p>
            {amounts.join(', ')}: where one of them is money of yours, or was taken off it, say what it is.
            Prices that others paid, and sums that say nothing new, stay unread.
          </p>
        </Note>
      )}
      {hundredths.length > 0 && (
        <Note kind="warning" title="Amounts in hundredths that are not read">
          <p>
            {hundredths.join(', ')}: as they stand, they would count a hundredfold. Give the file columns in
            whole units of its currency.
          </p>
        </Note>
      )}
      {hours.length > 0 && (
        <Note kind="warning" title="Hours that are not read">
          <p>
            {hours.join(', ')}: none of them has all hours of a row, and columns of hours are not added up.
            Those of one alone would make the hourly rate better than it was: give the file a column of their
            sum, or choose the one that counts.
          </p>
        </Note>
      )}
    </>
  );
}
