import type { ColumnDescription, TableDescription } from '@earntrack/statements';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ManyChips } from '../../../components/chips.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import type { LeftOutBy, WizardState } from './column-uses.ts';
import { offeredColumns, offeredTexts, withText } from './offered-texts.ts';

interface LeftOutFieldsProps {
  state: WizardState;
  table: TableDescription;
  /** The person asked for names and addresses of others to be kept. */
  keepsNames: boolean;
  onChange: (patch: Partial<WizardState>) => void;
}

const NONE = '';

/** Rows that are left out by what any column says, whatever else it is for. */
export function LeftOutFields({ state: { leftOutBy }, table, keepsNames, onChange }: LeftOutFieldsProps) {
  const [added, setAdded] = useState<string | null>(null);
  const labels = table.columns.map(({ label }) => label);
  const chosen = leftOutBy.filter(({ label }) => labels.includes(label));
  const free = offeredColumns(table.columns, { chosen, keepsNames });
  const put = (by: LeftOutBy) =>
    onChange({ leftOutBy: leftOutBy.map((each) => (each.label === by.label ? by : each)) });
  const add = (label: string) => {
    setAdded(label);
    onChange({ leftOutBy: [...leftOutBy.filter((by) => by.label !== label), { label, texts: [] }] });
  };
  return (
    <section aria-labelledby="left-out-by">
      <h2 id="left-out-by">Are rows left out by what they say?</h2>
      <p className="hint">
        Where a column names rows that are no earnings of yours, such as transfers between accounts. What you
        choose or type is kept with what you say of the file, so leave names of people out of it: columns that
        may hold them are offered once you keep names and addresses of others.
      </p>
      {table.columns.map((column) => {
        const by = chosen.find(({ label }) => label === column.label);
        return (
          by && (
            <TextsOf
              key={column.label}
              column={column}
              by={by}
              isNew={added === column.label}
              onChange={put}
              onRemove={() => onChange({ leftOutBy: leftOutBy.filter((each) => each !== by) })}
            />
          )
        );
      })}
      {free.length > 0 && (
        <div className="column-fields">
          <Select
            label={chosen.length === 0 ? 'Leave rows out by' : 'Leave rows out also by'}
            value={NONE}
            options={[
              { value: NONE, label: chosen.length === 0 ? 'No column' : 'No other column' },
              ...free.map((label) => ({ value: label, label })),
            ]}
            onChange={add}
          />
        </div>
      )}
    </section>
  );
}

interface TextsOfProps {
  column: ColumnDescription;
  by: LeftOutBy;
  /** It was chosen just now. */
  isNew: boolean;
  onChange: (by: LeftOutBy) => void;
  onRemove: () => void;
}

/** The texts of one column, each with its number of rows, and others that are typed. */
function TextsOf({ column, by, isNew, onChange, onRemove }: TextsOfProps) {
  const { label, texts } = by;
  const offered = offeredTexts(column, texts);
  return (
    <>
      <ManyChips
        legend={`Leave out rows where “${label}” is`}
        chips={offered.map(({ text, words }) => ({ value: text, label: words }))}
        values={texts}
        added={isNew ? (offered[0]?.text ?? null) : null}
        hint={column.values === null ? 'This column has many texts: type those that you mean.' : undefined}
        onChange={(changed) => onChange({ label, texts: changed })}
      />
      <TypedText label={label} onAdd={(typed) => onChange({ label, texts: withText(texts, typed) })}>
        <Button look="quiet" onClick={onRemove}>
          Leave no rows out by “{label}”
        </Button>
      </TypedText>
    </>
  );
}

interface TypedTextProps {
  label: string;
  onAdd: (text: string) => void;
  /** Another button. */
  children: ReactNode;
}

function TypedText({ label, onAdd, children }: TypedTextProps) {
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() === '') return;
    onAdd(text);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <>
      <div className="column-fields">
        <TextField
          label={`Another text of “${label}”`}
          value={text}
          hint="“Fee*” is every text that begins with “Fee”"
          onKeyDown={onKeyDown}
          onChange={setText}
        />
      </div>
      <div className="buttons">
        <Button onClick={add}>Leave it out too</Button>
        {children}
      </div>
    </>
  );
}
