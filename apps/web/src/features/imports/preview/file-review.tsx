import type { ImportView, PlatformColour } from '@earntrack/contract';
import { lazy, Suspense, useDeferredValue } from 'react';
import { Button } from '../../../components/button.tsx';
import { Note } from '../../../components/note.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { rangeInWords } from '../../../lib/days.ts';
import { useProfile, useToday } from '../../../lib/session.ts';
import type { FileSummary } from '../reading/file-reading.ts';
import type { StatementFile } from '../reading/use-statement-file.ts';
import { totalsAgree } from '../recording/recording.ts';
import { ControlTable } from '../rows/control-table.tsx';
import { LeftOutRows } from '../rows/left-out-rows.tsx';
import { EntriesAhead } from './entries-ahead.tsx';
import { Kinds } from './kinds.tsx';
import { MappingFields } from './mapping-fields.tsx';
import { Recognised } from './recognised.tsx';
import { ReviewSentence } from './review-sentence.tsx';
import { useNewProducts } from './use-new-products.ts';

// Most files have none.
const UnknownKinds = lazy(async () => ({
  default: (await import('./unknown-kinds.tsx')).UnknownKinds,
}));

interface FileReviewProps {
  file: StatementFile;
  summary: FileSummary;
  mapping: Omit<Parameters<typeof MappingFields>[0], 'isLocked'>;
  isLocked: boolean;
  onMapping: () => void;
  /** Whether something was said that the file is not read by yet. */
  onOpen: (isOpen: boolean) => void;
  /** Whether it is read by something else than was said of such rows before. */
  onOtherwise: (isOtherwise: boolean) => void;
  /** The import that recorded this very file before. */
  recorded: ImportView | null;
}

/** What was recognised and why, where it goes, whether the totals hold, and what becomes of the rows. */
export function FileReview(props: FileReviewProps) {
  const { file, summary, mapping, isLocked, onMapping, recorded } = props;
  const newProducts = useNewProducts(recorded ? [] : summary.products);
  // All at once it is more than a frame's work to draw: what stands first comes first.
  const isAll = useDeferredValue(true, false);
  return (
    <>
      <ReviewSentence summary={summary} recorded={recorded} />
      <FileLine file={file} summary={summary} isSent={isLocked} />
      <div className="what">
        <Recognised
          file={file}
          summary={summary}
          colour={colourOf(mapping)}
          isLocked={isLocked}
          onMapping={onMapping}
        />
        <MappingFields {...mapping} isLocked={isLocked} />
      </div>
      <ControlTable
        control={summary.control}
        rowCount={summary.rowCount}
        isAhead={recorded === null}
        unreadRows={summary.unreadRows}
      />
      {!totalsAgree(summary.control) && <Misread canSay={summary.mapping !== null} onMapping={onMapping} />}
      {isAll && (
        <>
          <Kinds summary={summary} newProducts={newProducts} />
          {summary.kinds.kinds.length > 0 && (
            <Suspense fallback={<SkeletonRows of="kinds of rows" count={1} />}>
              <UnknownKinds
                {...{ file, summary, isLocked }}
                onOpen={props.onOpen}
                onOtherwise={props.onOtherwise}
              />
            </Suspense>
          )}
          <LeftOutRows rows={summary.leftOut} />
          <EntriesAhead file={file} summary={summary} />
        </>
      )}
    </>
  );
}

function Misread({ canSay, onMapping }: { canSay: boolean; onMapping: () => void }) {
  return (
    <Note kind="bad" title="This statement cannot be recorded" isSpoken>
      <p>
        What the rows come to is not what the file’s own column says, in all or row by row, so something was
        misread. Nothing was sent. What was read, and the first row that differs, stand above.
      </p>
      {canSay && (
        <div className="buttons">
          <Button onClick={onMapping}>Say what its columns are</Button>
        </div>
      )}
    </Note>
  );
}

interface FileLineProps extends Pick<FileReviewProps, 'file' | 'summary'> {
  /** The person said so, and some of it may be on the server. */
  isSent: boolean;
}

function FileLine({ file, summary, isSent }: FileLineProps) {
  const { locale } = useProfile();
  const today = useToday();
  const { firstDay, lastDay } = summary;
  const days = firstDay && lastDay ? `, ${rangeInWords(firstDay, lastDay, { locale, today })}` : '';
  const kilobytes = Math.max(1, Math.round((file.file?.bytes ?? 0) / 1000)).toLocaleString(locale);
  return (
    <p className="basis">
      {file.file?.name}
      {days}, {kilobytes} kB.{!isSent && ' None of it is sent or recorded until you say so.'}
    </p>
  );
}

/** The colour of the platform that the first rows go to. */
function colourOf({ mapping, platforms }: FileReviewProps['mapping']): PlatformColour {
  const target = mapping[0]?.target;
  if (target?.kind === 'new') return target.draft.colour;
  return platforms.find(({ id }) => id === target?.platformId)?.colour ?? 8;
}
