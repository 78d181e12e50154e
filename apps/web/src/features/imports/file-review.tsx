import type { PlatformColour } from '@earntrack/contract';
import { PRESETS } from '@earntrack/statements';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Chips } from '../../components/chips.tsx';
import { Mark } from '../../components/mark.tsx';
import { Note } from '../../components/note.tsx';
import { rangeInWords } from '../../lib/days.ts';
import { firstFocus } from '../../lib/first-focus.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { ControlTable } from './control-table.tsx';
import type { FileSummary } from './file-reading.ts';
import { LeftOutRows } from './left-out-rows.tsx';
import { MappingFields } from './mapping-fields.tsx';
import { totalsAgree } from './recording.ts';
import { Why } from './why.tsx';
import type { StatementFile } from './use-statement-file.ts';

interface FileReviewProps {
  file: StatementFile;
  summary: FileSummary;
  mapping: Omit<Parameters<typeof MappingFields>[0], 'isLocked'>;
  isLocked: boolean;
}

/** What was recognised and why, where it goes, whether the totals hold, and what becomes of the rows. */
export function FileReview({ file, summary, mapping, isLocked }: FileReviewProps) {
  return (
    <>
      <ReviewSentence summary={summary} />
      <FileLine file={file} summary={summary} />
      <div className="what">
        <Recognised file={file} summary={summary} colour={colourOf(mapping)} isLocked={isLocked} />
        <MappingFields {...mapping} isLocked={isLocked} />
      </div>
      <ControlTable control={summary.control} rowCount={summary.rowCount} isAhead />
      {!totalsAgree(summary.control) && (
        <Note kind="bad" title="This statement cannot be recorded" isSpoken>
          <p>
            What the rows add up to is not what the file’s own column says, so something was misread. Nothing
            was sent.
          </p>
        </Note>
      )}
      <Kinds summary={summary} />
      <LeftOutRows rows={summary.leftOut} />
    </>
  );
}

function ReviewSentence({ summary }: { summary: FileSummary }) {
  const { locale } = useProfile();
  const recorded = summary.itemCount - summary.leftOut.length;
  const number = (count: number) => count.toLocaleString(locale);
  return (
    <h1 className="answer" tabIndex={-1} ref={firstFocus}>
      <b>{number(summary.rowCount)}</b> {summary.rowCount === 1 ? 'row makes' : 'rows make'}{' '}
      <b>{number(recorded)}</b> {recorded === 1 ? 'entry' : 'entries'}
      {summary.leftOut.length > 0 && (
        <>
          , <b>{number(summary.leftOut.length)}</b> left out
        </>
      )}
      , and <b>{totalsAgree(summary.control) ? 'the totals agree' : 'the totals do not agree'}</b>.
    </h1>
  );
}

function FileLine({ file, summary }: Pick<FileReviewProps, 'file' | 'summary'>) {
  const { locale } = useProfile();
  const today = useToday();
  const { firstDay, lastDay } = summary;
  const days = firstDay && lastDay ? `, ${rangeInWords(firstDay, lastDay, { locale, today })}` : '';
  const kilobytes = Math.max(1, Math.round((file.file?.bytes ?? 0) / 1000)).toLocaleString(locale);
  return (
    <p className="basis">
      {file.file?.name}
      {days}, {kilobytes} kB. Nothing is sent or recorded until you say so.
    </p>
  );
}

/** The colour of the platform that the first rows go to. */
function colourOf({ mapping, platforms }: FileReviewProps['mapping']): PlatformColour {
  const target = mapping[0]?.target;
  if (target?.kind === 'new') return target.draft.colour;
  return platforms.find(({ id }) => id === target?.platformId)?.colour ?? 8;
}

interface RecognisedProps {
  file: StatementFile;
  summary: FileSummary;
  colour: PlatformColour;
  isLocked: boolean;
}

function Recognised({ file, summary, colour, isLocked }: RecognisedProps) {
  const [isChoosing, setChoosing] = useState(false);
  return (
    <div className="recognised">
      <div className="row">
        <Mark name={summary.presetName} colour={colour} />
        <span className="t">
          {summary.presetName}
          {file.choices.presetId && <span className="s">Chosen by you</span>}
        </span>
      </div>
      <Why text={summary.why} />
      {isChoosing ? (
        <Chips
          legend="Read it as"
          value={summary.presetId}
          chips={PRESETS.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(presetId) => void file.decide({ presetId })}
        />
      ) : (
        !isLocked && (
          <div className="buttons">
            <Button onClick={() => setChoosing(true)}>Not this? Choose another</Button>
            <Button look="quiet" onClick={file.clear}>
              Another file
            </Button>
          </div>
        )
      )}
    </div>
  );
}

function Kinds({ summary }: { summary: FileSummary }) {
  const { locale } = useProfile();
  const kinds = [
    ['Earnings', summary.earnings, 'Income, with fees and tips in their own parts'],
    ['Hours', summary.work, 'Time spent, without money of its own'],
    ['Payouts', summary.payouts, 'Money sent to your bank: it settles earnings and is not income'],
  ] as const;
  return (
    <section aria-labelledby="kinds">
      <div className="head">
        <h2 id="kinds">What it becomes</h2>
      </div>
      <ul className="rows">
        {kinds
          .filter(([, count]) => count > 0)
          .map(([name, count, meaning]) => (
            <li key={name}>
              <div className="row no-mark">
                <span className="t">
                  {name}
                  <span className="s">{meaning}</span>
                </span>
                <span className="n">{count.toLocaleString(locale)}</span>
              </div>
            </li>
          ))}
      </ul>
    </section>
  );
}
