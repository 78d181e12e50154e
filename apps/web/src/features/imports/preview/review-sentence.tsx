import type { ImportView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import { shortDay, todayIn } from '../../../lib/days.ts';
import { firstFocus } from '../../../lib/first-focus.ts';
import { useProfile } from '../../../lib/session.ts';
import type { FileSummary } from '../reading/file-reading.ts';
import { totalsAgree } from '../recording/recording.ts';

interface ReviewSentenceProps {
  summary: FileSummary;
  recorded: ImportView | null;
}

/** What recording the file would do, in a sentence. */
export function ReviewSentence({ summary, recorded }: ReviewSentenceProps) {
  return (
    <h1 className="answer" tabIndex={-1} ref={firstFocus}>
      {recorded ? (
        <AlreadyRecorded recorded={recorded} isReadSo={recorded.why === summary.why} />
      ) : (
        <WouldRecord summary={summary} />
      )}
    </h1>
  );
}

/** Another table of the file, another day or other columns make other entries of it. */
function AlreadyRecorded({ recorded, isReadSo }: { recorded: ImportView; isReadSo: boolean }) {
  const { locale, timeZone } = useProfile();
  const moment = Temporal.Instant.from(recorded.committedAt ?? recorded.createdAt);
  const day = moment.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return (
    <>
      You recorded this file on{' '}
      <Link to="/imports/$importId" params={{ importId: recorded.id }}>
        {shortDay(day, { locale, today: todayIn(timeZone) })}
      </Link>
      {isReadSo ? (
        <>
          . Read the same way, recording it again <b>changes nothing</b>.
        </>
      ) : (
        <>
          , and it is <b>read otherwise now</b>: rows with an id, and hours of which only breaks differ, take
          the place of what they were, and all else is recorded beside it. If it was read wrongly then, undo
          that import first.
        </>
      )}
    </>
  );
}

function WouldRecord({ summary }: { summary: FileSummary }) {
  const { locale } = useProfile();
  const entries = summary.itemCount - summary.leftOut.length;
  const { rowCount, unreadRows } = summary;
  const number = (count: number) => count.toLocaleString(locale);
  const totals = unreadRows > 0 ? 'the totals of the others' : 'the totals';
  return (
    <>
      <b>{number(rowCount)}</b> {rowCount === 1 ? 'row makes' : 'rows make'} <b>{number(entries)}</b>{' '}
      {entries === 1 ? 'entry' : 'entries'}
      {summary.leftOut.length > 0 && (
        <>
          , <b>{number(summary.leftOut.length)}</b> left out
        </>
      )}
      {unreadRows > 0 && (
        <>
          , <b>{number(unreadRows)}</b> {unreadRows === 1 ? 'row' : 'rows'} of them <b>could not be read</b>
        </>
      )}
      , and <b>{`${totals} ${totalsAgree(summary.control) ? 'agree' : 'do not agree'}`}</b>.
    </>
  );
}
