import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Note } from './note.tsx';

interface TwoVersionsProps {
  /** What it is: "This payout". */
  what: string;
  theirs: ReactNode;
  mine: ReactNode;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Two versions of one thing, both kept until the person chooses. */
export function TwoVersions({ what, theirs, mine, onKeepMine, onTakeTheirs }: TwoVersionsProps) {
  return (
    <Note kind="warning" title={`${what} was changed elsewhere meanwhile`} isSpoken>
      <p>Nothing was overwritten. Both are here; choose the one that is right.</p>
      <dl className="pair">
        <div>
          <dt>Saved elsewhere</dt>
          <dd>{theirs}</dd>
        </div>
        <div>
          <dt>Typed by you</dt>
          <dd>{mine}</dd>
        </div>
      </dl>
      <div className="buttons">
        <Button onClick={onKeepMine}>Save what I typed</Button>
        <Button look="quiet" onClick={onTakeTheirs}>
          Take the saved one
        </Button>
      </div>
    </Note>
  );
}
