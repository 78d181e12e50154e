import type { MappingView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../components/button.tsx';
import { Note } from '../../../components/note.tsx';
import type { Fingerprints } from '../reading/file-reading.ts';
import type { StatementFile } from '../reading/use-statement-file.ts';
import { fitInWords } from './fit-in-words.ts';
import { type NearMapping, nearMappings } from './near-mappings.ts';

interface NearOffersProps {
  file: StatementFile;
  saved: readonly MappingView[];
  fingerprints: Fingerprints;
  /** Chosen where nothing is left to be said, to be completed where something is. */
  onChoose: (chosen: NearMapping) => void;
}

/** What was said of other files and may hold for this one: what differs is told, and nothing is read so unasked. */
export function NearOffers({ file, saved: all, fingerprints, onChoose }: NearOffersProps) {
  // Not knowing it leaves the person to say it anew.
  const near = useQuery({
    queryKey: ['near', fingerprints, all.map(({ id }) => id)],
    queryFn: () => nearMappings(all, fingerprints, file.fitsOf),
    gcTime: 0,
  }).data;
  return (near ?? []).map((one) => {
    const { saved, fit } = one;
    const isOpen = fit !== null && fit.missing.length > 0;
    return (
      <Note key={saved.id} title={`It is much like “${saved.name}”, which you mapped before`}>
        <ul>
          {(fit ? fitInWords(fit) : [ALIKE]).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <div className="buttons">
          <Button onClick={() => onChoose(one)}>
            {isOpen ? `Begin with “${saved.name}”` : `Read it as “${saved.name}”`}
          </Button>
        </div>
      </Note>
    );
  });
}

/** That is too little to read one as the other unasked. */
const ALIKE = 'That table had as many columns, and no names for them either.';
