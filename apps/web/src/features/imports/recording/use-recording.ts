import { createEarnTrackClient, readFailure } from '@earntrack/client';
import type { ImportView } from '@earntrack/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../../lib/new-id.ts';
import { headersOfPage } from '../../../lib/query.ts';
import { fetchWithCookie, PROCEDURES_URL } from '../../../lib/server.ts';
import { useTRPCClient } from '../../../lib/trpc.ts';
import { type PlatformMapping, platformChoices } from '../preview/platform-mapping.ts';
import type { FileSummary } from '../reading/file-reading.ts';
import type { Asked } from './asked.ts';
import {
  type ImportPort,
  type Progress,
  reasonToStop,
  recordedMeanwhile,
  type Staging,
  stageStatement,
  takeBack,
} from './recording.ts';
import { useAsking } from './use-asking.ts';

export type RecordingState =
  | { step: 'idle' }
  | { step: 'sending'; progress: Progress }
  /** Everything is there; rows that changed, may be typed already, or that the person wants to see, wait for a word of theirs. */
  | ({ step: 'asking' } & Asked)
  | { step: 'committing' }
  /** Where it was recorded elsewhere meanwhile, the result is that import's. */
  | { step: 'done'; result: ImportView; isElsewhere: boolean }
  /** Where the answer to recording was lost, it may be recorded all the same. */
  | { step: 'failed'; error: unknown; mayBeRecorded: boolean }
  | { step: 'mismatch'; preview: ImportView };

interface Plan {
  fileName: string;
  summary: FileSummary;
  mapping: readonly PlatformMapping[];
  /** Whether a file of these bytes was recorded before. */
  isRecorded: boolean;
  itemsOf: Staging['itemsOf'];
  /** Once it is recorded, and before that is told: who hears it may leave at once. */
  onRecorded: () => Promise<void>;
}

/**
 * Records a statement. One import keeps one id through every retry, so that a try that failed half-way is finished and
 * never doubled; cancelling leaves nothing on the server.
 */
export function useRecording(plan: Plan) {
  const port = useImportPort();
  const [state, setState] = useState<RecordingState>({ step: 'idle' });
  const finish = useFinish(plan, setState);
  const fail = async (error: unknown) => {
    const meanwhile = plan.isRecorded ? null : await recordedMeanwhile(port, plan.summary, error);
    if (meanwhile) return finish(meanwhile, true);
    setState((before) => failedFrom(before, error));
  };
  const { importIdRef, runningRef, isLookingRef, attempt } = useAttempts(port, fail);
  const commit = () =>
    attempt(async (id) => {
      setState({ step: 'committing' });
      await finish(await port.commit(id));
    });
  const { begin, ...asking } = useAsking({
    look: (onSeen) => attempt(async (id) => onSeen(await port.preview(id, signalOf(runningRef.current)))),
    change: (work) => setState((before) => changedBy(work, before)),
  });
  const start = () => {
    importIdRef.current ??= newId();
    runningRef.current = new AbortController();
    const open = openingOf(plan, importIdRef.current);
    const onProgress = (progress: Progress) => setState({ step: 'sending', progress });
    const { signal } = runningRef.current;
    attempt(async () => {
      const preview = await stageStatement({ port, open, itemsOf: plan.itemsOf, onProgress, signal, nowMs });
      const stop = reasonToStop(preview, isLookingRef.current);
      if (stop) setState({ step: stop, ...begin(preview) });
      else commit();
    });
  };
  /** As `start`, and opens the rows before anything is recorded, whatever becomes of them. */
  const look = () => {
    isLookingRef.current = true;
    start();
  };
  const cancel = async () => {
    runningRef.current?.abort();
    isLookingRef.current = false;
    setState({ step: 'idle' });
    const id = importIdRef.current;
    importIdRef.current = null;
    const recorded = id === null ? null : await takeBack(port, id);
    if (recorded !== null) await finish(recorded);
  };
  return { state, start, look, commit, ...asking, cancel: () => void cancel() };
}

/** What is done once it is recorded, by this page or meanwhile elsewhere. */
function useFinish({ onRecorded }: Plan, show: (state: RecordingState) => void) {
  const queries = useQueryClient();
  return async (result: ImportView, isElsewhere = false) => {
    await onRecorded();
    show({ step: 'done', result, isElsewhere });
    await queries.invalidateQueries();
  };
}

/** The import under its one id, what is under way of it, and how a step of it is tried. */
function useAttempts(port: ImportPort, onFailure: (error: unknown) => Promise<void>) {
  const importIdRef = useRef<string | null>(null);
  const runningRef = useRef<AbortController | null>(null);
  const isLookingRef = useRef(false);
  // Leaving the screen stops the sending; what is staged then is swept by the server.
  useEffect(() => () => runningRef.current?.abort(), []);

  const fail = (error: unknown) => {
    if (runningRef.current?.signal.aborted) return;
    const code = readFailure(error).code;
    // It was swept away or taken back meanwhile, so the next try has to be another import.
    if (code === 'not_found' || code === 'conflict') {
      // Of the one that was refused nothing stays.
      if (importIdRef.current !== null) void takeBack(port, importIdRef.current);
      importIdRef.current = null;
    }
    void onFailure(error);
  };
  const attempt = (work: (id: string) => Promise<void>) => {
    if (importIdRef.current !== null) void work(importIdRef.current).catch(fail);
  };
  return { importIdRef, runningRef, isLookingRef, attempt };
}

export type Recording = ReturnType<typeof useRecording>;

/** Where the server did not say no to recording, nobody knows whether it was done. */
function failedFrom({ step }: RecordingState, error: unknown): RecordingState {
  const isRefused = ['not_found', 'conflict', 'invalid_input', 'statement_tied'].includes(
    readFailure(error).code,
  );
  return { step: 'failed', error, mayBeRecorded: step === 'committing' && !isRefused };
}

function changedBy(work: (asked: Asked) => Asked, before: RecordingState): RecordingState {
  return before.step === 'asking' ? { ...before, ...work(before) } : before;
}

const nowMs = () => performance.now();

/** One that nothing ends where nothing is under way. */
function signalOf(running: AbortController | null): AbortSignal {
  return (running ?? new AbortController()).signal;
}

function openingOf({ fileName, summary, mapping }: Plan, id: string) {
  const { presetId, mapping: readBy, fileSha256, rowCount, itemCount, why, origins } = summary;
  return {
    id,
    presetId,
    mapping: readBy,
    fileName,
    fileSha256,
    rowCount,
    itemCount,
    why,
    origins,
    platforms: platformChoices(mapping),
  };
}

// Looking at a whole file and recording it is one request each, however long the file is.
const patientClient = createEarnTrackClient({
  url: PROCEDURES_URL,
  fetch: fetchWithCookie,
  timeoutMs: 120_000,
  headers: headersOfPage,
});

function useImportPort(): ImportPort {
  const { imports } = useTRPCClient();
  return {
    open: (input, signal) => imports.open.mutate(input, { signal }),
    stage: (input, signal) => imports.stage.mutate(input, { signal }),
    preview: (importId, signal) => patientClient.imports.preview.query({ importId }, { signal }),
    commit: (importId) => patientClient.imports.commit.mutate({ importId }),
    cancel: (importId) => imports.cancel.mutate({ importId }),
    show: (importId) => imports.get.query({ importId }),
    findByHash: (fileSha256) => imports.findByHash.query({ fileSha256 }),
  };
}
