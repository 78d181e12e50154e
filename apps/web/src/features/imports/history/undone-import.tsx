import type { ImportView } from '@earntrack/contract';
import { ButtonLink } from '../../../components/button.tsx';
import { momentInWords } from '../../../lib/days.ts';
import { firstFocus } from '../../../lib/first-focus.ts';
import { useProfile } from '../../../lib/session.ts';
import { ImportItems } from './import-items.tsx';
import { alsoGoneInWords, undoInWords } from './undo-in-words.ts';

/** An import that was undone: when, what that did, and the way to have it back. */
export function UndoneImport({ entry, isNews }: { entry: ImportView; isNews: boolean }) {
  const { locale, timeZone } = useProfile();
  const words = entry.undo ? undoInWords(entry.undo, { locale, tense: 'past' }) : [];
  return (
    <>
      <h1 className="answer" tabIndex={-1} ref={isNews ? firstFocus : undefined}>
        This import is <b>undone</b>
        {words.length > 0 && `: ${words.join(', ')}`}.
      </h1>
      <p className="basis">
        {entry.fileName}
        {entry.undoneAt && ` · undone ${momentInWords(entry.undoneAt, locale, timeZone)}`}
      </p>
      {entry.undo && <p className="basis">{alsoGoneInWords(entry.undo, locale)}</p>}
      <p>To have it back, import the file again.</p>
      <div className="buttons">
        <ButtonLink to="/imports/new">Import the file again</ButtonLink>
      </div>
      <ImportItems importView={entry} />
    </>
  );
}
