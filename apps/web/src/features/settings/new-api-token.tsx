import type { CreatedApiTokenView } from '@earntrack/contract';
import { useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCopy } from '../../lib/copy-text.ts';
import { firstFocus } from '../../lib/first-focus.ts';

interface NewApiTokenProps {
  made: CreatedApiTokenView;
  onDone: () => void;
}

/** The only time that a token can be read. */
export function NewApiToken({ made, onDone }: NewApiTokenProps) {
  const field = useRef<HTMLInputElement>(null);
  const copy = useCopy(made.token, { what: 'The token', mark: () => field.current?.select() });
  return (
    <Note kind="good" title="Copy the token now. It is shown only once." isSpoken>
      <div className="form">
        <TextField
          label={`Token for ${made.name}`}
          readOnly
          spellCheck={false}
          ref={field}
          value={made.token}
          onFocus={(event) => event.target.select()}
          onChange={() => undefined}
        />
        <div className="buttons">
          <Button look="main" ref={firstFocus} onClick={() => void copy()}>
            Copy token
          </Button>
          <Button look="quiet" onClick={onDone}>
            Done
          </Button>
        </div>
      </div>
    </Note>
  );
}
