import { atHeaderRow } from '@earntrack/statements';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { focusIfNowhere } from '../../../lib/first-focus.ts';
import { newId } from '../../../lib/new-id.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import type { Fingerprints } from '../reading/file-reading.ts';
import type { StatementFile } from '../reading/use-statement-file.ts';
import { fingerprintFor } from './fingerprints.ts';
import { readMappingFile } from './mapping-file.ts';
import type { OpenMapping } from './mapping-repair.tsx';
import type { NearMapping } from './near-mappings.ts';
import { NearOffers } from './near-offers.tsx';

const wizard = () => import('../wizard/mapping-wizard.tsx');
/** Few files need it. */
export const MappingWizard = lazy(async () => ({ default: (await wizard()).MappingWizard }));
/** Fewer still need this, and it leads there: both are one part, for what two parts share the page would load at once. */
const MappingRepair = lazy(async () => ({ default: (await wizard()).MappingRepair }));

const COLUMNS_AHEAD = <SkeletonRows of="the columns" count={3} />;

/** How the person says what the columns are: anew or from a saved mapping, by a file, or what is missing of a saved one. */
type Way = { kind: 'wizard'; from?: OpenMapping } | { kind: 'file' } | { kind: 'repair'; open: OpenMapping };

interface MappingOfferProps {
  file: StatementFile;
  /** Null where the file holds no table. */
  fingerprints: Fingerprints | null;
  /** It is what there is to do, and not a way beside an answer that is asked for. */
  isNextStep: boolean;
}

/** A file that no preset knows is read by a mapping: by the one that was saved for such a header, by one that nearly fits, or by one from a file. */
export function MappingOffer({ file, fingerprints, isNextStep }: MappingOfferProps) {
  const trpc = useTRPC();
  // Not knowing what was saved leaves the choice of a file.
  const saved = useQuery(trpc.mappings.list.queryOptions()).data;
  const known = saved?.find(({ fingerprint }) => fingerprint === fingerprints?.ofHeader);
  const { presetId, mapping: chosen } = file.choices;
  // What the person chose for this file comes before what was saved for such files.
  const isKnown = presetId === undefined && chosen === undefined && known !== undefined;
  const readAsSaved = useEffectEvent(() => {
    if (known && fingerprints)
      void file.decide({ mapping: atHeaderRow(known.mapping, fingerprints.headerRow), savedAs: known });
  });
  useEffect(() => {
    if (isKnown) readAsSaved();
  }, [isKnown]);
  const [way, setWay] = useState<Way | null>(null);
  const back = () => setWay(null);
  if (way?.kind === 'wizard') return <WizardHere file={file} from={way.from} onBack={back} />;
  const readBy = (name: string, mapping: Record<string, unknown>) => {
    const fingerprint = fingerprintFor(mapping, fingerprints);
    const toSave = fingerprint ? { id: known?.id ?? newId(), name, fingerprint, mapping } : undefined;
    void file.decide({ mapping, toSave, savedAs: undefined });
  };
  if (way?.kind === 'file')
    return <MappingFileField faultOf={file.faultOf} onMapping={readBy} onBack={back} />;
  if (way !== null) {
    const goThrough = (from: OpenMapping) => setWay({ kind: 'wizard', from });
    return <RepairHere {...way.open} file={file} onUse={readBy} onWhole={goThrough} onBack={back} />;
  }
  const isAsked = chosen === undefined && fingerprints !== null && !isKnown;
  const choose = ({ saved: one, fit }: NearMapping) => {
    if (fit === null) void file.decide({ mapping: one.mapping, savedAs: one });
    else if (fit.missing.length > 0) setWay({ kind: 'repair', open: { name: one.name, fit } });
    else readBy(one.name, fit.mapping);
  };
  return (
    <>
      {isAsked && saved && (
        <NearOffers file={file} saved={saved} fingerprints={fingerprints} onChoose={choose} />
      )}
      <div className="buttons">
        <Button look={isNextStep ? 'main' : 'plain'} onClick={() => setWay({ kind: 'wizard' })}>
          Say what its columns are
        </Button>
        <Button look="quiet" onClick={() => setWay({ kind: 'file' })}>
          Read it by a mapping file
        </Button>
      </div>
    </>
  );
}

function WizardHere(props: { file: StatementFile; from?: OpenMapping | undefined; onBack: () => void }) {
  return (
    <Suspense fallback={COLUMNS_AHEAD}>
      <MappingWizard isKept {...props} />
    </Suspense>
  );
}

function RepairHere(props: ComponentProps<typeof MappingRepair>) {
  return (
    <Suspense fallback={COLUMNS_AHEAD}>
      <MappingRepair {...props} />
    </Suspense>
  );
}

type OnMapping = (name: string, mapping: Record<string, unknown>) => void;

interface MappingFileFieldProps {
  faultOf: StatementFile['faultOf'];
  onMapping: OnMapping;
  onBack: () => void;
}

function MappingFileField({ faultOf, onMapping, onBack }: MappingFileFieldProps) {
  const [fault, setFault] = useState<string | null>(null);
  const choose = async (chosen: File) => {
    const read = await readMappingFile(chosen.name, await chosen.text(), faultOf);
    if (read.kind === 'fault') setFault(read.message);
    else onMapping(read.name, read.mapping);
  };
  return (
    <div className="form">
      <Field
        label="Mapping file"
        error={fault}
        hint="A JSON file that says what each column is. Once this statement is recorded, others with the same columns are read so too."
      >
        {(control) => (
          <input
            {...control}
            ref={focusIfNowhere}
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
      <div className="buttons">
        <Button look="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
    </div>
  );
}
