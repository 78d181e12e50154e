import { BY_MAPPING, type PlatformOfImportsView, type PlatformView } from '@earntrack/contract';
import { skipToken, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ErrorState } from '../../components/error-state.tsx';
import { LeaveWarning } from '../../components/leave-warning.tsx';
import { Note } from '../../components/note.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { focusIfNowhere } from '../../lib/first-focus.ts';
import { holdPlace } from '../../lib/held-place.ts';
import { whenIdle } from '../../lib/screen-code.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { usePlatforms } from '../platforms/index.ts';
import './imports.css';
import { MappingOffer, MappingWizard } from './mappings/mapping-offer.tsx';
import { useKeeping } from './mappings/use-keeping.ts';
import { CopyReport } from './preview/copy-report.tsx';
import { proposeMapping } from './preview/platform-mapping.ts';
import { PresetChoice, Undecided } from './preview/undecided.tsx';
import { FileDrop } from './reading/file-drop.tsx';
import type { FileSummary, ReadingChoices } from './reading/file-reading.ts';
import { OtherTable } from './reading/other-table.tsx';
import { PasteTable } from './reading/paste-table.tsx';
import { useNoStrayDrop } from './reading/stray-drop.ts';
import { type StatementFile, useStatementFile } from './reading/use-statement-file.ts';
import { RecordBar } from './recording/record-bar.tsx';
import { RecordedResult } from './recording/recorded-result.tsx';
import { type Recording, useRecording } from './recording/use-recording.ts';

/** The place for a file stands without it. */
const FileReview = lazy(async () => ({ default: (await loadReview()).FileReview }));
const loadReview = () => import('./preview/file-review.tsx');
const THE_FILE = <SkeletonRows of="the file" count={3} />;

// Most files are recorded without a question, and rows are decided only after they were sent.
const StagedReview = lazy(async () => ({
  default: (await import('./recording/staged-review.tsx')).StagedReview,
}));

/** So that a file can be looked at without a network too. */
function useReviewAhead() {
  useEffect(() => whenIdle(() => void loadReview().catch(() => undefined)), []);
}

/** Takes in one statement: read here, shown, and recorded only when the person says so. */
export function NewImportPage() {
  useReviewAhead();
  useNoStrayDrop();
  const file = useStatementFile();
  const platforms = usePlatforms();
  const { reading } = file;
  const before = usePlatformsBefore(reading?.kind === 'read' ? reading.summary : null);
  // What the person chose of platforms begins anew once it is known what there is to choose from, and not before.
  const [isAskedAnew, setAskedAnew] = useState(false);
  const chooseAnew = async () => {
    setAskedAnew(true);
    await platforms.refetch();
    setAskedAnew(false);
  };
  const [isMapping, setMapping] = useState(false);
  const hasFile = file.file !== null;
  useEffect(() => (hasFile ? holdPlace() : undefined), [hasFile]);
  const heading = 'Bring in a statement. You see everything before it is recorded.';
  return (
    <>
      <PageTitle>Import a statement</PageTitle>
      {isMapping && hasFile ? (
        <ReadOtherwise file={file} onDone={() => setMapping(false)} />
      ) : reading?.kind === 'read' && platforms.data && !isAskedAnew && !before.isLoading ? (
        <Suspense fallback={THE_FILE}>
          <ReadFile
            key={`${reading.summary.fileSha256}:${reading.summary.presetId}:${reading.summary.why}`}
            file={file}
            summary={reading.summary}
            platforms={platforms.data}
            before={before.data ?? []}
            onChooseAnew={() => void chooseAnew()}
            onMapping={() => setMapping(true)}
          />
        </Suspense>
      ) : (
        <>
          <h1 className="answer">{heading}</h1>
          <FileDrop onFile={(chosen) => void file.choose(chosen)} />
          {!hasFile && <PasteTable onFile={(chosen) => void file.choose(chosen)} />}
          <NotYetRead file={file} />
        </>
      )}
      {platforms.isError && !platforms.data && (
        <ErrorState error={platforms.error} onRetry={() => void platforms.refetch()} />
      )}
    </>
  );
}

function NotYetRead({ file }: { file: StatementFile }) {
  const { reading } = file;
  if (file.file === null) return null;
  if (reading === null || reading.kind === 'read') return THE_FILE;
  const decide = (choices: ReadingChoices) => void file.decide(choices);
  const isUnknown = reading.kind === 'undecided' && reading.option === 'preset';
  return (
    <div className="under-drop" role="group" aria-label="This file" tabIndex={-1} ref={focusIfNowhere}>
      <p className="basis">{file.file.name}</p>
      {reading.kind === 'undecided' ? (
        <Undecided
          option={reading.option}
          message={reading.message}
          parts={reading.parts ?? []}
          known={reading.known}
          date={reading.date}
          triedPresetId={file.choices.presetId}
          onDecide={decide}
        />
      ) : (
        <Note
          kind="bad"
          title={
            reading.fingerprints ? 'It is unclear how this file is read' : 'This file cannot be taken in'
          }
          isSpoken
        >
          <p>{reading.message}</p>
          <p>Nothing was sent and nothing was recorded.</p>
        </Note>
      )}
      {file.chooseTable && (
        <div className="buttons">
          <OtherTable file={file} />
        </div>
      )}
      {reading.fingerprints !== undefined && (
        <>
          <MappingOffer file={file} fingerprints={reading.fingerprints} isNextStep={isUnknown} />
          <CopyReport file={file} />
        </>
      )}
      {isUnknown && <PresetChoice known={reading.known} onDecide={decide} />}
    </div>
  );
}

interface ReadFileProps {
  file: StatementFile;
  summary: FileSummary;
  platforms: readonly PlatformView[];
  /** Where rows of such files went the last time. */
  before: readonly PlatformOfImportsView[];
  onChooseAnew: () => void;
  /** The person wants to say themselves what its columns are. */
  onMapping: () => void;
}

/** A file that was recognised, or mapped before, is mapped anew. */
function ReadOtherwise({ file, onDone }: { file: StatementFile; onDone: () => void }) {
  return (
    <>
      <h1 className="answer">What its columns are, in your words.</h1>
      <p className="basis">{file.file?.name}</p>
      <Suspense fallback={<SkeletonRows of="the columns" count={3} />}>
        <MappingWizard
          file={file}
          isKept={file.choices.mapping !== undefined}
          onBack={onDone}
          onUse={onDone}
        />
      </Suspense>
    </>
  );
}

/** What was said of columns and kinds is kept once the file is recorded. */
function isAtStake({ state: { step } }: Recording, { toSave, kinds }: ReadingChoices): boolean {
  return step === 'idle' ? toSave !== undefined || kinds !== undefined : step !== 'done';
}

function LeaveReading({ recording, isAtStake }: { recording: Recording; isAtStake: boolean }) {
  return <LeaveWarning isAtStake={isAtStake}>{leaveWords(recording)}</LeaveWarning>;
}

/** What becomes of a statement where the person leaves it as it is. */
function leaveWords({ state: { step } }: Recording): string {
  if (step === 'sending') return 'The rows are still being sent. That stops then, and nothing is recorded.';
  if (step === 'committing') return 'It is being recorded, which goes on: your imports say what came of it.';
  return 'Nothing of this statement is recorded, and what you said of it is not kept.';
}

function ReadFile({ file, summary, platforms, before, onChooseAnew, onMapping }: ReadFileProps) {
  const trpc = useTRPC();
  const goingTo = useMappingOfRows(summary, { platforms, before });
  const { keep, unkept } = useKeeping(file.choices, summary);
  const { fileSha256, unreadRows } = summary;
  // Not knowing it changes what is said, not what is done.
  const recorded = useQuery(trpc.imports.findByHash.queryOptions({ fileSha256 })).data ?? null;
  const recording = useRecording({
    fileName: file.file?.name.trim() || summary.presetName,
    summary,
    mapping: goingTo.mapping,
    isRecorded: recorded !== null,
    itemsOf: file.itemsOf,
    onRecorded: keep,
  });
  const { isOpen, isOtherwise, ...onSaid } = useSaidOfKinds(summary);
  if (recording.state.step === 'done') {
    return <RecordedResult {...recording.state} {...{ file, unreadRows, unkept }} />;
  }
  return (
    <>
      <LeaveReading recording={recording} isAtStake={isOpen || isAtStake(recording, file.choices)} />
      {recording.state.step === 'asking' ? (
        <Suspense fallback={<SkeletonRows of="rows" />}>
          <StagedReview unreadRows={unreadRows} asked={recording.state} recording={recording} />
        </Suspense>
      ) : (
        <FileReview
          file={file}
          summary={summary}
          mapping={goingTo}
          isLocked={recording.state.step !== 'idle'}
          onMapping={onMapping}
          {...onSaid}
          recorded={recorded}
        />
      )}
      <RecordBar
        recording={recording}
        summary={summary}
        recorded={recorded}
        isOpen={isOpen}
        isOtherwise={isOtherwise || (recorded !== null && recorded.why !== summary.why)}
        onLeave={file.clear}
        onChooseAnew={onChooseAnew}
      />
    </>
  );
}

function mappingNameOf({ presetId, presetName }: FileSummary): string | null {
  return presetId === BY_MAPPING ? presetName : null;
}

/** Where the rows go: as it is proposed, until a person says otherwise. */
function useMappingOfRows(
  summary: FileSummary,
  { platforms, before }: Pick<ReadFileProps, 'platforms' | 'before'>,
) {
  const { currency: profileCurrency } = useProfile();
  const { platformKey } = summary;
  const mappingName = mappingNameOf(summary);
  const [proposed] = useState(() => {
    const went = new Map(before.map(({ name, platformId }) => [name, platformId]));
    const known = { platforms, platformKey, mappingName, profileCurrency, before: went };
    return proposeMapping(summary.platforms, known);
  });
  const [mapping, onChange] = useState(proposed);
  // Once recorded, the new platforms are there: what was offered then is what stays offered.
  const [offered] = useState(platforms);
  return { mapping, proposed, platforms: offered, onChange };
}

/** Not knowing it leaves the person to choose anew. Proposed once, so what was true before another import is not kept for it. */
function usePlatformsBefore(summary: FileSummary | null) {
  const trpc = useTRPC();
  const asked = summary && { presetId: summary.presetId, mappingName: mappingNameOf(summary) };
  const query = trpc.imports.platformsBefore.queryOptions(asked ?? skipToken);
  return useQuery({ ...query, retry: false, gcTime: 0 });
}

function useSaidOfKinds({ kinds: { kinds } }: FileSummary) {
  // What was said, and not read so yet.
  const [isOpen, setOpen] = useState(false);
  // Until it is known what was said before, it may be something else.
  const [isOtherwise, setOtherwise] = useState(kinds.some(({ use }) => use !== null));
  return { isOpen, onOpen: setOpen, isOtherwise, onOtherwise: setOtherwise };
}
