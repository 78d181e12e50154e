import { Button } from './button.tsx';
import { Note } from './note.tsx';

interface StillHereProps {
  /** True for something new, false for a change of what is there. */
  isNew: boolean;
  onRestart: () => void;
}

/** Says that what was typed before the form was left is still in it. */
export function StillHere({ isNew, onRestart }: StillHereProps) {
  return (
    <Note>
      <p>
        {isNew
          ? 'What you typed before is still here.'
          : 'What you changed before, but did not save, is still here.'}
      </p>
      <Button onClick={onRestart}>{isNew ? 'Start afresh' : 'Show what is saved'}</Button>
    </Note>
  );
}
