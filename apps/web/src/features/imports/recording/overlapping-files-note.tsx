import type { ImportView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import { Note } from '../../../components/note.tsx';
import { overlappingFilesOf } from './overlapping-files.ts';

/** Told before anything is recorded: nothing in the two files says that an earning of one is that of the other. */
export function OverlappingFilesNote({ preview }: { preview: ImportView }) {
  const files = overlappingFilesOf(preview);
  if (files.length === 0) return null;
  return (
    <Note kind="warning" title="These earnings may be here already" isSpoken>
      <p>
        {files.length === 1 ? 'A file of another kind has' : 'Files of other kinds have'} income of the same
        platform on these days:{' '}
        {files.map(({ importId, fileName }, at) => (
          <span key={importId}>
            {at > 0 && ', '}
            <Link to="/imports/$importId" params={{ importId }}>
              {fileName}
            </Link>
          </span>
        ))}
        . Where both hold the same earnings, as a list of orders and a statement do, they would count twice:
        record only one of the two kinds, or undo that import first.
      </p>
    </Note>
  );
}
