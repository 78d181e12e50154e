import { isLocalDate, type LocalDate } from '@earntrack/domain';
import type { TableDescription } from '@earntrack/statements';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { newId } from '../../lib/new-id.ts';
import { useToday } from '../../lib/session.ts';
import { ColumnFields } from './column-fields.tsx';
import type { TableForm, WizardState } from './column-uses.ts';
import { guessRows, guessUses } from './guess-columns.ts';
import { mappingOf } from './mapping-of.ts';
import { RowFields } from './row-fields.tsx';
import { SameIdFields } from './same-id-fields.tsx';
import { TableFields } from './table-fields.tsx';
import { TrialView } from './trial-view.tsx';
import { saveMapping } from './save-mapping.ts';
import type { StatementFile } from './use-statement-file.ts';
import { WritingFields } from './writing-fields.tsx';

interface MappingWizardProps {
  file: StatementFile;
  /** Null where the file has no header to be known by. */
  fingerprint: string | null;
  onBack: () => void;
  /** The file is read by what was said. */
  onUse?: (() => void) | undefined;
}

/** A person says what the columns of a file mean, and sees at once what comes of it. */
export function MappingWizard({ file, fingerprint, onBack, onUse }: MappingWizardProps) {
  const id = useId();
  const [form, setForm] = useState<TableForm>({});
  const described = useQuery({
    queryKey: ['described', id, form],
    queryFn: () => file.describe(form),
    gcTime: 0,
  });
  if (described.isError)
    return <ErrorState error={described.error} title="This file could not be looked at" />;
  if (!described.data) return <SkeletonRows of="the columns" count={3} />;
  const { data } = described;
  if (data.kind !== 'described') {
    return (
      <Note kind="bad" title="This file cannot be read so" isSpoken>
        <p>{data.message}</p>
        <div className="buttons">
          <Button onClick={() => setForm({})}>Find out again how it is written</Button>
        </div>
      </Note>
    );
  }
  return (
    <div className="wizard">
      <TableFields table={data.table} form={form} onChange={setForm} />
      <Meanings
        key={JSON.stringify(form)}
        {...{ file, fingerprint, form, onBack, onUse }}
        table={data.table}
      />
    </div>
  );
}

type MeaningsProps = MappingWizardProps & { table: TableDescription; form: TableForm };

function Meanings({ file, fingerprint, form, table, onBack, onUse }: MeaningsProps) {
  const fileName = file.file?.name ?? '';
  const today = useToday();
  const [state, setState] = useState(() => guessedState(table, { form, fileName, today }));
  const change = (patch: Partial<WizardState>) => setState({ ...state, ...patch });
  const mapping = mappingOf(state);
  const date = isLocalDate(state.date) && { date: state.date };
  const use = () => {
    const name = state.name.trim();
    const toSave = fingerprint && name ? { id: newId(), name, fingerprint, mapping } : undefined;
    void file.decide({ ...date, mapping, toSave, savedAs: undefined, presetId: undefined });
    onUse?.();
  };
  const save = () => saveMapping(state.name, mapping);
  return (
    <>
      <ColumnFields state={state} table={table} onChange={change} />
      <RowFields state={state} onChange={change} />
      <SameIdFields state={state} onChange={change} />
      <WritingFields state={state} onChange={change} />
      <TrialView file={file} choices={{ ...date, mapping }}>
        <div className="buttons">
          <Button look="main" onClick={use}>
            Go on with this
          </Button>
          <Button onClick={save}>Save as a mapping file</Button>
          <Button look="quiet" onClick={onBack}>
            Back
          </Button>
        </div>
      </TrialView>
    </>
  );
}

function guessedState(
  { columns }: TableDescription,
  { form, fileName, today }: { form: TableForm; fileName: string; today: LocalDate },
): WizardState {
  const uses = guessUses(columns);
  return {
    name: fileName.replace(/\.[a-z]+$/i, ''),
    columns: columns.map(({ name, signs, agreement }, index) => ({
      name,
      use: uses[index] ?? 'none',
      signs,
      agreement,
    })),
    rows: guessRows(columns[uses.indexOf('type')]?.values ?? null),
    sameId: 'apart',
    referenceAfter: '',
    columnSigns: {},
    rowSigns: {},
    date: today,
    dateOrder: null,
    decimal: null,
    currency: null,
    dayStartsAt: '00:00',
    file: form,
  };
}
