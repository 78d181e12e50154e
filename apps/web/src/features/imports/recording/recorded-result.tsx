import type { ImportView } from '@earntrack/contract';
import { Button, ButtonLink } from '../../../components/button.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { firstFocus } from '../../../lib/first-focus.ts';
import { useProfile } from '../../../lib/session.ts';
import { ImportItems } from '../history/import-items.tsx';
import { TakenBackNote } from '../history/taken-back-note.tsx';
import { takenBackCount } from '../history/taken-back-words.ts';
import type { Unkept } from '../mappings/use-keeping.ts';
import { NewProductsNote } from '../preview/new-products-note.tsx';
import { OtherTable } from '../reading/other-table.tsx';
import type { StatementFile } from '../reading/use-statement-file.ts';
import { ControlTable } from '../rows/control-table.tsx';
import { NotTakenNote } from './not-taken-note.tsx';

interface RecordedResultProps {
  file: StatementFile;
  result: ImportView;
  /** Another tab or another device recorded it. */
  isElsewhere: boolean;
  /** Rows of the file whose amount could not be read. */
  unreadRows: number;
  unkept: Unkept | null;
}

/** What recording did, and where to see it. */
export function RecordedResult({ file, result, isElsewhere, unreadRows, unkept }: RecordedResultProps) {
  return (
    <>
      <ResultSentence result={result} isNews />
      <p className="basis">
        {result.fileName}
        {isElsewhere && '. It was recorded in another tab or on another device just now, and is here once.'}
      </p>
      <NewProductsNote newProducts={result.newProducts} />
      <NotTakenNote count={result.notTaken} />
      {unkept && <ErrorState title="How it was read could not be kept for the next file" {...unkept} />}
      <div className="buttons">
        <ButtonLink to="/" search={{ period: 'all' }} look="main">
          See the overview
        </ButtonLink>
        <OtherTable file={file} />
        <Button onClick={file.clear}>Import another</Button>
      </div>
      <ControlTable control={result.control} rowCount={result.rowCount} unreadRows={unreadRows} />
      <TakenBackNote count={result.takenBack} />
      <ImportItems importView={result} />
    </>
  );
}

interface ResultSentenceProps {
  result: ImportView;
  /** It has just happened: the person is put there, and hears it. */
  isNews?: boolean;
}

/** The outcome of an import in a sentence. */
export function ResultSentence({ result, isNews = false }: ResultSentenceProps) {
  const { locale } = useProfile();
  const { outcomes, takenBack } = result;
  const number = (count: number) => count.toLocaleString(locale);
  if (outcomes.new + outcomes.changed + takenBack === 0) {
    return (
      <h1 className="answer" tabIndex={-1} ref={isNews ? firstFocus : undefined}>
        Everything in this file was already there. <b>Nothing changed.</b>
      </h1>
    );
  }
  return (
    <h1 className="answer" tabIndex={-1} ref={isNews ? firstFocus : undefined}>
      <b>{number(outcomes.new)}</b> new {outcomes.new === 1 ? 'entry is' : 'entries are'} recorded
      {outcomes.changed > 0 && `, ${number(outcomes.changed)} changed`}
      {outcomes.unchanged > 0 &&
        `, ${number(outcomes.unchanged)} ${outcomes.unchanged === 1 ? 'was' : 'were'} already there`}
      {outcomes.leftOut > 0 && `, ${number(outcomes.leftOut)} left out`}
      {takenBack > 0 && `, ${takenBackCount(takenBack, locale)}`}.
    </h1>
  );
}
