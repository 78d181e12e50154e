import { useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { useCopy } from '../../lib/copy-text.ts';
import { firstFocus } from '../../lib/first-focus.ts';
import { saveFile } from '../../lib/save-file.ts';

interface RecoveryCodesProps {
  codes: readonly string[];
  onDone: () => void;
}

/** The only time that they can be read. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const list = useRef<HTMLUListElement>(null);
  const text = `${codes.join('\n')}\n`;
  const mark = () => {
    if (list.current) getSelection()?.selectAllChildren(list.current);
  };
  const copy = useCopy(text, { what: 'The codes', verb: 'are', mark });
  return (
    <Note kind="good" title="Keep these recovery codes. They are shown only once." isSpoken>
      <p>Each signs you in once when your phone is gone. Keep them where your phone is not.</p>
      <ul className="recovery-codes" ref={list} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <Button look="main" ref={firstFocus} onClick={() => void copy()}>
          Copy codes
        </Button>
        <Button onClick={() => download(text)}>Download as text</Button>
        <Button look="quiet" onClick={onDone}>
          I have kept them
        </Button>
      </div>
    </Note>
  );
}

function download(text: string): void {
  const file = new Blob([`EarnTrack recovery codes\n\n${text}`], { type: 'text/plain' });
  saveFile('earntrack-recovery-codes.txt', file);
}
