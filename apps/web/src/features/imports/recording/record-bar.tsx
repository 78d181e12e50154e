import { readFailure } from '@earntrack/client';
import type { ImportView } from '@earntrack/contract';
import { formatDuration } from '@earntrack/domain';
import type { ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dock } from '../../../components/dock.tsx';
import { focusIfNowhere } from '../../../lib/first-focus.ts';
import { useProfile } from '../../../lib/session.ts';
import type { FileSummary } from '../reading/file-reading.ts';
import { type Asked, isFollowing } from './asked.ts';
import { type Progress, totalsAgree } from './recording.ts';
import { overlappingFilesOf } from './overlapping-files.ts';
import { tiedFilesOf } from './ties.ts';
import type { Recording } from './use-recording.ts';

interface RecordBarProps {
  recording: Recording;
  summary: FileSummary;
  /** The import that recorded this very file before. */
  recorded: ImportView | null;
  /** Something was said that the file is not read by yet. */
  isOpen: boolean;
  /** It is read otherwise than it, or what was said of such rows, was before. */
  isOtherwise: boolean;
  onLeave: () => void;
  /** The server refused where the rows go: what there is to choose from is asked again. */
  onChooseAnew: () => void;
}

/** The one action of the screen, what it is doing, and the way out at every moment. */
export function RecordBar(props: RecordBarProps) {
  return (
    <Dock>
      <div
        className="commit"
        key={props.recording.state.step}
        role="group"
        aria-label="What happens with it"
        tabIndex={-1}
        ref={focusIfNowhere}
      >
        <Bar {...props} />
      </div>
    </Dock>
  );
}

function Bar(props: RecordBarProps) {
  const { recording } = props;
  const { state } = recording;
  switch (state.step) {
    case 'sending':
      return <Sending progress={state.progress} summary={props.summary} onCancel={recording.cancel} />;
    case 'committing':
      return <Words>Recording. It is all there, or nothing is.</Words>;
    case 'asking':
      return <Asking recording={recording} asked={state} />;
    case 'mismatch':
      return (
        <>
          <Words title="The totals do not agree">
            The server added them up once more and came to another sum. Nothing was recorded.
          </Words>
          <Button onClick={recording.cancel}>Leave it</Button>
        </>
      );
    case 'failed':
      return (
        <>
          <Words title={state.mayBeRecorded ? 'It may be recorded already' : 'Not recorded yet'}>
            {inSentence(readFailure(state.error).message)} {adviceOn(state)}
          </Words>
          <Choice
            recording={recording}
            action="Try again"
            onAct={recording.start}
            onCancelled={isRefusedChoice(state.error) ? props.onChooseAnew : undefined}
          />
        </>
      );
    default:
      return <Ready {...props} />;
  }
}

const FOLLOWING = 'What you said is being added up. Nothing is recorded before you have seen it.';

function Asking({ recording, asked }: { recording: Recording; asked: Asked }) {
  const { locale } = useProfile();
  const { preview } = asked;
  // What was said last decides what becomes of the rows: before that is seen, nothing is recorded.
  const isBehind = isFollowing(asked);
  const isUntold = tiedFilesOf(preview).some(({ isLater }) => isLater === null);
  const words = askingWords(preview);
  const { outcomes, takenBack, possibleDuplicates } = preview;
  const hasChanges = outcomes.changed + takenBack + possibleDuplicates > 0;
  if (isUntold)
    return (
      <>
        <Words title="Which file is newer?">
          {isBehind
            ? FOLLOWING
            : 'Say above which one you exported last: then it can be recorded. Nothing is recorded yet.'}
        </Words>
        <Button look="quiet" onClick={recording.cancel}>
          Cancel
        </Button>
      </>
    );
  return (
    <>
      <Words title={hasChanges ? 'Look at what changes' : titleOf(preview)}>
        {isBehind ? FOLLOWING : `${words || 'Leave out whichever you like.'} Nothing is recorded yet.`}
      </Words>
      <Choice
        recording={recording}
        action={hasChanges ? 'Record the changes' : recordWords(outcomes.new, locale)}
        onAct={recording.commit}
        isBusy={isBehind}
      />
    </>
  );
}

/** Where nothing changes. */
function titleOf(preview: ImportView): string {
  if (preview.staying > 0) return 'Keep what is yours?';
  return overlappingFilesOf(preview).length > 0 ? 'Here already?' : 'Look at each row';
}

function askingWords(preview: ImportView): string {
  const { outcomes, possibleDuplicates, takenBack, staying } = preview;
  const hasOverlapping = overlappingFilesOf(preview).length > 0;
  const parts = [
    outcomes.changed > 0 &&
      `${outcomes.changed} changed since your last import and ${outcomes.changed === 1 ? 'takes' : 'take'} the values of this file.`,
    takenBack > 0 &&
      `${takenBack} of other files ${takenBack === 1 ? 'is' : 'are'} taken back: this file says so.`,
    possibleDuplicates > 0 &&
      `${possibleDuplicates} may be what you typed; unless you say so, both are kept.`,
    staying > 0 &&
      `${staying} that you typed or changed ${staying === 1 ? 'stays' : 'stay'}, though this file now leaves nothing of ${staying === 1 ? 'it' : 'them'}: see the rows that are not taken.`,
    hasOverlapping && 'These earnings may be here already, from a file of another kind.',
  ];
  return parts.filter(Boolean).join(' ');
}

/** Where the server answered and said no, the same words would be refused again. */
function adviceOn({ error, mayBeRecorded }: { error: unknown; mayBeRecorded: boolean }): string {
  if (mayBeRecorded) return 'A new try, and Cancel too, finds out.';
  if (readFailure(error).fields.adjusts) return 'Cancel, and import the file once that is done.';
  if (isUnknownForm(error)) return 'EarnTrack may be changing its version: try again in a few minutes.';
  return isRefusedChoice(error)
    ? 'Cancel, and choose anew where the rows go.'
    : 'A new try goes on where it stopped.';
}

/** A server of the version before takes no preset with answers; the next try goes to one of this version. */
function isUnknownForm(error: unknown): boolean {
  return readFailure(error).fields.presetId !== undefined;
}

function isRefusedChoice(error: unknown): boolean {
  if (isUnknownForm(error)) return false;
  return ['conflict', 'invalid_input', 'not_found'].includes(readFailure(error).code);
}

/** With the stop at its end that a question has already. */
function inSentence(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}

interface ChoiceProps {
  recording: Recording;
  action: string;
  onAct: () => void;
  isBusy?: boolean;
  onCancelled?: (() => void) | undefined;
}

function Choice({ recording, action, onAct, isBusy = false, onCancelled }: ChoiceProps) {
  const cancel = () => {
    recording.cancel();
    onCancelled?.();
  };
  return (
    <>
      <Button look="quiet" onClick={cancel}>
        Cancel
      </Button>
      <Button look="main" onClick={onAct} isBusy={isBusy}>
        {action}
      </Button>
    </>
  );
}

const OPEN = 'What you said of kinds of rows is not read yet: read them so, or put it back.';

function Ready({ recording, summary, recorded: before, isOpen, isOtherwise, onLeave }: RecordBarProps) {
  const { locale } = useProfile();
  const isOk = totalsAgree(summary.control);
  const recorded = summary.itemCount - summary.leftOut.length;
  const { mayTakeBack } = summary;
  const isWorth = recorded + mayTakeBack > 0 && !isOpen;
  // Rows may take the place of what they were, or count beside it: whoever reads them otherwise sees each of them first.
  const isUnasked = isWorth && !isOtherwise;
  return (
    <>
      <Words>{isOpen ? OPEN : readyWords(isOk, { recorded, mayTakeBack })}</Words>
      <Button look="quiet" onClick={onLeave}>
        Leave
      </Button>
      {isOk && (
        <>
          {isWorth && <Button onClick={recording.look}>Look at each row</Button>}
          {isUnasked && (
            <Button look={before ? 'plain' : 'main'} onClick={recording.start}>
              {before ? 'Record it again' : recordWords(recorded, locale)}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function readyWords(
  isOk: boolean,
  { recorded, mayTakeBack }: { recorded: number; mayTakeBack: number },
): string {
  if (!isOk) return 'The totals do not agree, so it cannot be recorded.';
  if (mayTakeBack > 0)
    return 'What is there already stays as it is, unless a row says that nothing came of it: you see that before.';
  return recorded > 0
    ? 'What is there already stays as it is.'
    : 'Every row is left out, so there is nothing to record.';
}

/** Where nothing is new, what was decided of the rows is still recorded. */
function recordWords(entries: number, locale: string): string {
  if (entries === 0) return 'Record it';
  return `Record ${entriesInWords(entries, locale)}`;
}

function entriesInWords(entries: number, locale: string): string {
  return `${entries.toLocaleString(locale)} ${entries === 1 ? 'entry' : 'entries'}`;
}

function Words({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <p className="commit-words" role="status">
      {title && <b>{inSentence(title)} </b>}
      {children}
    </p>
  );
}

interface SendingProps {
  progress: Progress;
  summary: FileSummary;
  onCancel: () => void;
}

function Sending({ progress, summary, onCancel }: SendingProps) {
  const { locale } = useProfile();
  const number = (value: number) => Math.round(value).toLocaleString(locale);
  const { sent, total, perSecond, secondsLeft } = progress;
  const leftOut = summary.leftOut.length;
  return (
    <>
      <p className="commit-words">
        <b>
          {number(sent)} of {number(total)} {leftOut === 0 ? 'entries sent' : 'sent'}
          {leftOut > 0 && `: ${entriesInWords(total - leftOut, locale)} and ${number(leftOut)} left out`}.
        </b>{' '}
        <span className="muted small">
          {perSecond !== null && `${number(perSecond)} a second, ${timeLeft(secondsLeft ?? 0)}. `}
          Cancel keeps nothing.
        </span>
      </p>
      <Button onClick={onCancel}>Cancel</Button>
      <div
        className="prog"
        role="progressbar"
        aria-label="Recording"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={sent}
      >
        <i style={{ width: `${(sent * 100) / total}%` }} />
      </div>
    </>
  );
}

function timeLeft(seconds: number): string {
  if (seconds < 60) return `about ${Math.max(1, Math.ceil(seconds))} s left`;
  return `about ${formatDuration(seconds)} left`;
}
