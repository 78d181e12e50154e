import { isLocalDate } from '@earntrack/domain';
import type { TableDescription } from '@earntrack/statements';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { LeaveWarning } from '../../../components/leave-warning.tsx';
import { Note } from '../../../components/note.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { newId } from '../../../lib/new-id.ts';
import { useProfile } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import { fingerprintFor } from '../mappings/fingerprints.ts';
import type { OpenMapping } from '../mappings/mapping-repair.tsx';
import { saveMapping } from '../mappings/save-mapping.ts';
import { TrialView } from '../mappings/trial-view.tsx';
import type { Fingerprints } from '../reading/file-reading.ts';
import type { StatementFile } from '../reading/use-statement-file.ts';
import { ColumnFields } from './column-fields.tsx';
import type { ColumnUse, TableForm, WizardState } from './column-uses.ts';
import { rowsOf } from './guess-rows.ts';
import { type FileToSay, guessedState, statesOf } from './guess-state.ts';
import { LeftOutFields } from './left-out-fields.tsx';
import { mappingOf } from './mapping-of.ts';
import { clockOfMapping } from './recorded-clock.ts';
import { newByPlatform, withPlatformsAsBefore } from './recorded-platform.ts';
import { RowFields } from './row-fields.tsx';
import { saidByMapping } from './said-by-mapping.ts';
import { SameIdFields } from './same-id-fields.tsx';
import { StateFields } from './state-fields.tsx';
import { TableFields } from './table-fields.tsx';
import { usesInWords } from './use-words.ts';
import { WritingFields } from './writing-fields.tsx';
import { ZeroFields } from './zero-fields.tsx';

/** Loaded with the wizard, to which it leads. */
export { MappingRepair } from '../mappings/mapping-repair.tsx';

interface MappingWizardProps {
  file: StatementFile;
  /** Other files of its kind are to be read so: not where a preset knows them. */
  isKept: boolean;
  /** A saved mapping that it begins with, as far as it fits. */
  from?: OpenMapping | undefined;
  onBack: () => void;
  /** The file is read by what was said. */
  onUse?: (() => void) | undefined;
}

/** A person says what the columns of a file mean, and sees at once what comes of it. */
export function MappingWizard(props: MappingWizardProps) {
  // Outlives another way of reading the table: its columns are most often the same.
  const [said, setSaid] = useState<WizardState | null>(null);
  return (
    <>
      <LeaveWarning isAtStake={said !== null}>What you said of its columns is not kept.</LeaveWarning>
      <Wizard {...props} said={said} onSaid={setSaid} />
    </>
  );
}

interface WizardProps extends MappingWizardProps {
  said: WizardState | null;
  onSaid: (state: WizardState) => void;
}

function Wizard({ file, isKept, from, onBack, onUse, said, onSaid }: WizardProps) {
  const id = useId();
  const [form, setForm] = useState<TableForm>({});
  const described = useQuery({
    queryKey: ['described', id, form],
    queryFn: () => file.describe(form),
    gcTime: 0,
  });
  const fingerprints = (isKept && described.data?.fingerprints) || null;
  const { before, isLoading } = useMappingBefore(file, fingerprints, from);
  const back = (
    <Button look="quiet" onClick={onBack}>
      Back
    </Button>
  );
  if (described.isError) {
    return (
      <>
        <ErrorState error={described.error} title="This file could not be looked at" />
        <div className="buttons">{back}</div>
      </>
    );
  }
  if (!described.data || isLoading) return <SkeletonRows of="the columns" count={3} />;
  const { outcome } = described.data;
  if (outcome.kind !== 'described') {
    return (
      <Note kind="bad" title="This file cannot be read so" isSpoken>
        <p>{outcome.message}</p>
        <div className="buttons">
          <Button onClick={() => setForm({})}>Find out again how it is written</Button>
          {back}
        </div>
      </Note>
    );
  }
  return (
    <div className="wizard">
      <TableFields table={outcome.table} form={form} onChange={setForm} />
      <Meanings
        key={JSON.stringify(form)}
        {...{ file, fingerprints, form, from, before, back, onUse, said, onSaid }}
        table={outcome.table}
      />
    </div>
  );
}

interface MeaningsProps extends Omit<WizardProps, 'isKept' | 'onBack'> {
  /** The way out. */
  back: ReactNode;
  fingerprints: Fingerprints | null;
  /** By what statements with these columns were read before, if they were. */
  before: Record<string, unknown> | null;
  table: TableDescription;
  form: TableForm;
}

function Meanings(props: MeaningsProps) {
  const { file, fingerprints, form, table, from, before, back, onUse, said, onSaid } = props;
  const fileName = file.file?.name ?? '';
  const { timeZone } = useProfile();
  const [state, setState] = useState(() =>
    saidBefore(table, firstState(table, { form, fileName, timeZone, from, before }), said),
  );
  const change = (patch: Partial<WizardState>) => {
    setState({ ...state, ...patch });
    onSaid({ ...state, ...patch });
  };
  const mapping = mappingOf(state);
  const date = isLocalDate(state.date) && { date: state.date };
  const use = () => {
    const name = state.name.trim();
    const fingerprint = fingerprintFor(mapping, fingerprints);
    const toSave = fingerprint && name ? { id: newId(), name, fingerprint, mapping } : undefined;
    void file.decide({ ...date, mapping, toSave, savedAs: undefined, presetId: undefined });
    onUse?.();
  };
  const save = () => saveMapping(state.name, mapping);
  return (
    <>
      {from && <BeginsWith from={from} />}
      <ColumnFields state={state} table={table} onChange={change} />
      <CountedTwice told={newByPlatform(state, before)} />
      <RowFields state={state} onChange={change} />
      <StateFields state={state} onChange={change} />
      <LeftOutFields
        {...{ state, table }}
        keepsNames={file.choices.keepPersonal ?? false}
        onChange={change}
      />
      <ZeroFields state={state} onChange={change} />
      <SameIdFields state={state} onChange={change} />
      <WritingFields state={state} recordedBy={before && clockOfMapping(before)} onChange={change} />
      <TrialView file={file} choices={{ ...date, mapping }} ways={back}>
        <Button look="main" onClick={use}>
          Go on with this
        </Button>
        <Button onClick={save}>Save as a mapping file</Button>
      </TrialView>
    </>
  );
}

function CountedTwice({ told }: { told: string | null }) {
  if (told === null) return null;
  return (
    <Note kind="warning" title="These rows may count twice" isSpoken>
      <p>{told}</p>
    </Note>
  );
}

/** By what statements with these columns were read before, if they were: known before anything is guessed. */
function useMappingBefore(
  file: StatementFile,
  fingerprints: Fingerprints | null,
  from: OpenMapping | undefined,
): { before: Record<string, unknown> | null; isLoading: boolean } {
  const trpc = useTRPC();
  const { data: saved, isLoading } = useQuery(trpc.mappings.list.queryOptions());
  const known = saved?.find(({ fingerprint }) => fingerprint === fingerprints?.ofHeader);
  return { before: known?.mapping ?? from?.fit.mapping ?? file.choices.forgotten ?? null, isLoading };
}

/** With what a person said of columns and kinds of rows that are still there, and of everything that is not in the table. */
function saidBefore(table: TableDescription, guessed: WizardState, said: WizardState | null): WizardState {
  if (said === null) return guessed;
  const uses = new Map(said.columns.map(({ label, use }) => [label, use]));
  const columns = guessed.columns.map((column) => ({ ...column, use: uses.get(column.label) ?? column.use }));
  const columnOf = (use: ColumnUse) => table.columns[columns.findIndex((column) => column.use === use)];
  const states = new Map(said.states.map((state) => [state.text, state]));
  const kinds = new Map(said.rows.map((row) => [row.text, row]));
  const rows = rowsOf(columnOf('type'), columns);
  return {
    ...said,
    columns,
    states: statesOf(columnOf('status'), rows).map((state) => ({
      ...state,
      isLeftOut: states.get(state.text)?.isLeftOut ?? state.isLeftOut,
    })),
    rows: rows.map((row) => {
      const { use = row.use, isInText = row.isInText } = kinds.get(row.text) ?? {};
      return { ...row, use, isInText };
    }),
    headerRow: guessed.headerRow,
    file: guessed.file,
  };
}

interface Beginning extends FileToSay, Pick<MeaningsProps, 'before'> {
  from: OpenMapping | undefined;
}

function firstState(table: TableDescription, { from, before, ...given }: Beginning): WizardState {
  const guessed = guessedState(table, given);
  if (!from) return withPlatformsAsBefore(guessed, before);
  const columnOf = (label: string) => table.columns.find((column) => column.label === label);
  return saidByMapping(guessed, { ...from, columnOf });
}

/** What of the saved mapping has to be said anew. */
function BeginsWith({ from: { name, fit } }: { from: OpenMapping }) {
  return (
    <Note title={`This begins as in “${name}”`}>
      {fit.missing.map(({ key, column, uses }) => (
        <p key={key}>
          “{column}” is not there. It was: {usesInWords(uses)}.
        </p>
      ))}
    </Note>
  );
}
