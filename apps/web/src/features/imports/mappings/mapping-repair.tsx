import { type ColumnDescription, type MappingFit, type MappingGap, withColumn } from '@earntrack/statements';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { Note } from '../../../components/note.tsx';
import { Select } from '../../../components/select.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { focusIfNowhere } from '../../../lib/first-focus.ts';
import type { StatementFile } from '../reading/use-statement-file.ts';
import { usesInWords } from '../wizard/use-words.ts';
import { TrialView } from './trial-view.tsx';

/** A saved mapping, and what is open of it. */
export interface OpenMapping {
  name: string;
  fit: MappingFit;
}

interface MappingRepairProps extends OpenMapping {
  file: StatementFile;
  onUse: (name: string, mapping: Record<string, unknown>) => void;
  /** Every column is to be looked at, with what is said by now. */
  onWhole: (mapping: OpenMapping) => void;
  onBack: () => void;
}

const NOT_SAID = '';

/** A mapping that lacks columns in this file: a person says which ones they are now, and sees what comes of it. */
export function MappingRepair({ file, name, fit, onUse, onWhole, onBack }: MappingRepairProps) {
  const id = useId();
  /** The label of the column that was said in place of each. */
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const described = useQuery({ queryKey: ['described', id], queryFn: () => file.describe({}), gcTime: 0 });
  if (described.isError)
    return <ErrorState error={described.error} title="This file could not be looked at" />;
  if (!described.data) return <SkeletonRows of="the columns" count={3} />;
  const { outcome } = described.data;
  const columns = outcome.kind === 'described' ? outcome.table.columns : [];
  const now = filledIn(fit, said, columns);
  const mapping = now.missing.length > 0 ? null : now.mapping;
  const ways = (
    <>
      <Button onClick={() => onWhole({ name, fit: now })}>Look at every column</Button>
      <Button look="quiet" onClick={onBack}>
        Back
      </Button>
    </>
  );
  return (
    <section aria-labelledby={`${id}-title`} className="wizard">
      <h2 id={`${id}-title`} tabIndex={-1} ref={focusIfNowhere}>
        What is missing for “{name}”?
      </h2>
      <div className="column-fields">
        {fit.missing.map((gap) => {
          const { key } = gap;
          const say = (label: string) => setSaid({ ...said, [key]: label });
          return <GapField key={key} {...{ gap, columns }} value={said[key] ?? NOT_SAID} onChange={say} />;
        })}
      </div>
      {mapping === null ? (
        <>
          <Note title="Nothing is read before each of them is said" />
          <div className="buttons">{ways}</div>
        </>
      ) : (
        <TrialView file={file} choices={{ mapping }} ways={ways}>
          <Button look="main" onClick={() => onUse(name, mapping)}>
            Go on with this
          </Button>
        </TrialView>
      )}
    </section>
  );
}

interface GapFieldProps {
  gap: MappingGap;
  columns: readonly ColumnDescription[];
  value: string;
  onChange: (label: string) => void;
}

function GapField({ gap: { column, uses, perhaps }, columns, value, onChange }: GapFieldProps) {
  const samples = columns
    .find(({ label }) => label === value)
    ?.samples.slice(0, 3)
    .join(' · ');
  const maybe = perhaps === null ? '' : `. It may be called “${perhaps}” now`;
  return (
    <Select
      label={`Which column is “${column}” now?`}
      value={value}
      options={[
        { value: NOT_SAID, label: 'Not said yet' },
        ...columns.map(({ label, samples: [sample = 'empty'] }) => ({
          value: label,
          label: `${label}: ${sample}`,
        })),
      ]}
      hint={samples ?? `${usesInWords(uses)}${maybe}`}
      onChange={onChange}
    />
  );
}

/** With the columns that are said, and without what was missing of them. */
function filledIn(
  fit: MappingFit,
  said: Readonly<Record<string, string>>,
  columns: readonly ColumnDescription[],
): MappingFit {
  const columnOf = ({ key }: MappingGap) => columns.find(({ label }) => label === said[key]);
  const mapping = fit.missing.reduce((so, gap) => {
    const chosen = columnOf(gap);
    return chosen ? withColumn(so, gap, chosen.ref) : so;
  }, fit.mapping);
  return { ...fit, mapping, missing: fit.missing.filter((gap) => !columnOf(gap)) };
}
