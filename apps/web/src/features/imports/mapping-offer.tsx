import type { MappingView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { newId } from '../../lib/new-id.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { Fingerprints } from './file-reading.ts';
import { fingerprintFor } from './fingerprints.ts';
import { readMappingFile } from './mapping-file.ts';
import type { StatementFile } from './use-statement-file.ts';

/** Few files need it. */
export const MappingWizard = lazy(() =>
  import('./mapping-wizard.tsx').then((wizard) => ({ default: wizard.MappingWizard })),
);

/** Those that were said last come first. */
const MOST_OFFERED = 3;

interface MappingOfferProps {
  file: StatementFile;
  /** Null where the file holds no table. */
  fingerprints: Fingerprints | null;
}

/** A file that no preset knows is read by a mapping: by the one that was saved for such a header, or by one from a file. */
export function MappingOffer({ file, fingerprints }: MappingOfferProps) {
  const trpc = useTRPC();
  // Not knowing what was saved leaves the choice of a file.
  const saved = useQuery(trpc.mappings.list.queryOptions()).data;
  const known = saved?.find(({ fingerprint }) => fingerprint === fingerprints?.ofHeader);
  const { presetId, mapping: chosen } = file.choices;
  // What the person chose for this file comes before what was saved for such files.
  const isKnown = presetId === undefined && chosen === undefined && known !== undefined;
  const readAsSaved = useEffectEvent(() => {
    if (known) void file.decide({ mapping: known.mapping, savedAs: known });
  });
  useEffect(() => {
    if (isKnown) readAsSaved();
  }, [isKnown]);
  const [way, setWay] = useState<'wizard' | 'file' | null>(null);
  if (way === 'wizard') {
    return (
      <Suspense fallback={<SkeletonRows of="the columns" count={3} />}>
        <MappingWizard file={file} isKept onBack={() => setWay(null)} />
      </Suspense>
    );
  }
  if (way === null) {
    const alike = chosen
      ? []
      : (saved ?? []).filter(({ fingerprint }) => fingerprint === fingerprints?.ofWidth);
    return (
      <>
        {alike.length > 0 && (
          <AlikeTables
            saved={alike}
            onChoose={(one) => void file.decide({ mapping: one.mapping, savedAs: one })}
          />
        )}
        <div className="buttons">
          <Button onClick={() => setWay('wizard')}>Say what its columns are</Button>
          <Button look="quiet" onClick={() => setWay('file')}>
            Read it by a mapping file
          </Button>
        </div>
      </>
    );
  }
  const onMapping = (name: string, mapping: Record<string, unknown>) => {
    const fingerprint = fingerprintFor(mapping, fingerprints);
    const toSave = fingerprint ? { id: known?.id ?? newId(), name, fingerprint, mapping } : undefined;
    void file.decide({ mapping, toSave, savedAs: undefined });
  };
  return <MappingFileField onMapping={onMapping} />;
}

interface AlikeTablesProps {
  saved: readonly MappingView[];
  onChoose: (saved: MappingView) => void;
}

/** Without names nothing but their number tells tables apart: that is too little to read one so unasked. */
function AlikeTables({ saved, onChoose }: AlikeTablesProps) {
  return (
    <>
      <p>A table that has as many columns, and no names for them either, was read here before.</p>
      <div className="buttons">
        {saved.slice(0, MOST_OFFERED).map((one) => (
          <Button key={one.id} onClick={() => onChoose(one)}>
            Read it as “{one.name}”
          </Button>
        ))}
      </div>
    </>
  );
}

type OnMapping = (name: string, mapping: Record<string, unknown>) => void;

function MappingFileField({ onMapping }: { onMapping: OnMapping }) {
  const [fault, setFault] = useState<string | null>(null);
  const choose = async (chosen: File) => {
    const read = readMappingFile(chosen.name, await chosen.text());
    if (read.kind === 'fault') setFault(read.message);
    else onMapping(read.name, read.mapping);
  };
  return (
    <Field
      label="Mapping file"
      error={fault}
      hint="A JSON file that says what each column is. Once this statement is recorded, others with the same columns are read so too."
    >
      {(control) => (
        <input
          {...control}
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen) void choose(chosen);
            event.target.value = '';
          }}
        />
      )}
    </Field>
  );
}
