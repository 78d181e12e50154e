import type { CreatedApiTokenView } from '@earntrack/contract';
import { useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useToasts } from '../../components/toast.tsx';
import { firstFocus } from '../../lib/first-focus.ts';

interface NewApiTokenProps {
  made: CreatedApiTokenView;
  onDone: () => void;
}

/** The only time that a token can be read. */
export function NewApiToken({ made, onDone }: NewApiTokenProps) {
  const field = useRef<HTMLInputElement>(null);
  const copy = useCopy(made.token, () => field.current?.select());
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

/** Browsers lend the clipboard to https pages and to this machine alone: elsewhere the text is marked for the person to copy. */
function useCopy(text: string, mark: () => void) {
  const toasts = useToasts();
  return async () => {
    const isCopied = await writeToClipboard(text);
    if (!isCopied) mark();
    toasts.show({
      text: isCopied ? 'The token is on your clipboard.' : 'The token is marked: copy it with your keyboard.',
    });
  };
}

async function writeToClipboard(text: string): Promise<boolean> {
  if (!window.isSecureContext) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The person may have forbidden it, which is the answer "no".
    return false;
  }
}
