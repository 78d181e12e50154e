import {
  DELIMITERS,
  type Delimiter,
  ENCODINGS,
  type Encoding,
  type TableDescription,
} from '@earntrack/statements';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import { focusIfNowhere } from '../../../lib/first-focus.ts';
import type { TableForm } from './column-uses.ts';

interface TableFieldsProps {
  table: TableDescription;
  form: TableForm;
  onChange: (form: TableForm) => void;
}

const DELIMITER_NAMES: Readonly<Record<Delimiter, string>> = {
  ',': 'Commas',
  ';': 'Semicolons',
  '\t': 'Tabs',
  '|': 'Bars',
};
/** Titles above a table are few. */
const ROWS_TO_CHOOSE = 15;
const ROWS_SHOWN = 5;
const NO_ROW = '0';

/** The first rows, and how they are written, which is found out unless the person says otherwise. */
export function TableFields({ table, form, onChange }: TableFieldsProps) {
  const [isOpen, setOpen] = useState(Object.keys(form).length > 0);
  const { encoding, delimiter, headerIndex } = table;
  const headerRow = String((headerIndex ?? -1) + 1);
  return (
    <section aria-labelledby="table">
      <h2 id="table" tabIndex={-1} ref={focusIfNowhere}>
        Is this the table?
      </h2>
      <FirstRows table={table} />
      {headerIndex === null && (
        <p className="hint">No row of it names the columns, so that each goes by its place.</p>
      )}
      {isOpen ? (
        <div
          className="column-fields"
          role="group"
          aria-label="How the table is written"
          tabIndex={-1}
          ref={focusIfNowhere}
        >
          {encoding !== null && delimiter !== null && (
            <>
              <Select<Delimiter>
                label="Cells are separated by"
                value={delimiter}
                options={DELIMITERS.map((value) => ({ value, label: DELIMITER_NAMES[value] }))}
                onChange={(value) => onChange({ ...form, delimiter: value })}
              />
              <Select<Encoding>
                label="Letters are written as"
                value={encoding}
                options={ENCODINGS.map((value) => ({ value, label: value }))}
                hint="Where ä or é look strange, try another one"
                onChange={(value) => onChange({ ...form, encoding: value })}
              />
            </>
          )}
          <HeaderRow value={headerRow} onChange={(value) => onChange({ ...form, headerRow: value })} />
        </div>
      ) : (
        <div className="buttons">
          <Button look="quiet" onClick={() => setOpen(true)}>
            No, it is written otherwise
          </Button>
        </div>
      )}
    </section>
  );
}

/** From the names of the columns on; titles above them are no part of the table. */
function FirstRows({ table: { headerIndex, records, columns } }: Pick<TableFieldsProps, 'table'>) {
  // What follows the last end of a line is no row.
  const start = headerIndex ?? 0;
  const first = records.slice(start, start + ROWS_SHOWN + 1);
  const rows = first.filter((cells) => cells.some((cell) => cell !== ''));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its wide rows are scrolled to with the keyboard too
    <div className="table-scroll" tabIndex={0} role="group" aria-label="The first rows">
      <table className="sample">
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {columns.map(({ label }, column) => (
                <td key={label}>{cells[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeaderRow({ value, onChange }: { value: string; onChange: (row: number) => void }) {
  const rows = Array.from({ length: ROWS_TO_CHOOSE }, (_, index) => String(index + 1));
  return (
    <Select
      label="Columns are named in"
      value={value}
      options={[
        { value: NO_ROW, label: 'No row: the table begins with its data' },
        ...rows.map((row) => ({ value: row, label: `Row ${row}` })),
      ]}
      onChange={(row) => onChange(Number(row))}
    />
  );
}
