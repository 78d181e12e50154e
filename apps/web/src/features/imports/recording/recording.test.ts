import { stageItemsInput, type StatementItemWire } from '@earntrack/contract';
import { createEarnTrackClient } from '@earntrack/client';
import { expect, test } from 'vitest';
import { importView as view } from '../testing/import-view.ts';
import {
  CHUNK_ITEMS,
  type ImportPort,
  type OpenImport,
  type Progress,
  reasonToStop,
  recordedMeanwhile,
  type Staging,
  stageStatement,
} from './recording.ts';

function item(index: number): StatementItemWire {
  return {
    kind: 'leftOut',
    key: `row:${index}`,
    rows: [{ row: index + 2, unit: 'USD', value: '1' }],
    reason: 'Not a known kind of row',
  };
}

/** A server that keeps what it is sent, and fails once at the chunk that it is told to. */
function fakeServer(failAtChunk: number | null = null) {
  const chunks = new Map<number, number>();
  let willFailAt = failAtChunk;
  const port: ImportPort = {
    open: () => Promise.resolve(view),
    stage: ({ chunk, items }) => {
      if (chunk === willFailAt) {
        willFailAt = null;
        return Promise.reject(new Error('the network is gone'));
      }
      chunks.set(chunk, items.length);
      return Promise.resolve(view);
    },
    preview: () => Promise.resolve({ ...view, stagedCount: [...chunks.values()].reduce((a, b) => a + b, 0) }),
    commit: () => Promise.resolve(view),
    cancel: () => Promise.resolve(view),
    findByHash: () => Promise.resolve(null),
    show: () => Promise.resolve(view),
  };
  return { port, chunks };
}

function stagingOf(port: ImportPort, progress: Progress[] = []): Staging {
  let clockMs = 0;
  return {
    port,
    open: {
      id: 'i',
      presetId: 'upwork',
      fileName: 'a.csv',
      fileSha256: '0'.repeat(64),
      rowCount: 1200,
      itemCount: 1200,
      why: '',
      platforms: [],
    },
    itemsOf: (start, count) =>
      Promise.resolve(
        Array.from({ length: Math.min(count, 1200 - start) }, (_, index) => item(start + index)),
      ),
    onProgress: (step) => progress.push(step),
    signal: new AbortController().signal,
    nowMs: () => {
      clockMs += 500;
      return clockMs;
    },
  };
}

test('every item is sent once, in chunks, and the server is then asked what becomes of them', async () => {
  const { port, chunks } = fakeServer();
  const result = await stageStatement(stagingOf(port));
  expect([...chunks]).toEqual([
    [0, CHUNK_ITEMS],
    [1, CHUNK_ITEMS],
    [2, 200],
  ]);
  expect(result.stagedCount).toBe(1200);
});

test('progress carries a rate and the time that is left', async () => {
  const progress: Progress[] = [];
  await stageStatement(stagingOf(fakeServer().port, progress));
  expect(progress[0]).toEqual({ sent: 0, total: 1200, perSecond: null, secondsLeft: null });
  expect(progress[1]).toEqual({ sent: 500, total: 1200, perSecond: 1000, secondsLeft: 0.7 });
  expect(progress.at(-1)).toMatchObject({ sent: 1200, secondsLeft: 0 });
});

test('after a failure the same call finishes the work without doubling anything', async () => {
  const { port, chunks } = fakeServer(1);
  await expect(stageStatement(stagingOf(port))).rejects.toThrow('the network is gone');
  const result = await stageStatement(stagingOf(port));
  expect(result.stagedCount).toBe(1200);
  expect(chunks.size).toBe(3);
});

test('cancelling stops before the next chunk', async () => {
  const { port, chunks } = fakeServer();
  const controller = new AbortController();
  const staging = {
    ...stagingOf(port),
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('cancelled')),
  };
  await expect(stageStatement(staging)).rejects.toThrow('cancelled');
  expect(chunks.size).toBe(0);
});

test('nothing is recorded before the person saw what changes, goes, may be doubled, or is theirs and stays', () => {
  const changed = { ...view, outcomes: { ...view.outcomes, changed: 1 } };
  for (const preview of [
    changed,
    { ...view, possibleDuplicates: 1 },
    { ...view, takenBack: 1 },
    { ...view, staying: 1 },
    {
      ...view,
      tiedFiles: [{ importId: 'o', fileName: 'o.csv', committedAt: view.createdAt, isLater: null }],
    },
  ])
    expect(reasonToStop(preview, false)).toBe('asking');
  expect(reasonToStop({ ...view, outcomes: { ...view.outcomes, new: 3 }, notTaken: 2 }, false)).toBeNull();
  expect(reasonToStop(view, true)).toBe('asking');
  expect(reasonToStop({ ...changed, state: 'committed' }, false)).toBeNull();
});

/** A server that knows no such field, asked through the client of the page. */
function strictAbout(field: string) {
  return refusing({ code: 'invalid_input', requestId: 'r', fields: { [field]: 'Unrecognized key' } });
}

function refusing(app: { code: string; requestId: string; fields: Record<string, string> }) {
  const error = { code: -32_600, message: 'No.', data: { app } };
  return createEarnTrackClient({
    url: 'http://127.0.0.1/trpc',
    batchSize: 1,
    fetch: () => Promise.resolve(Response.json({ error }, { status: 400 })),
  }).imports;
}

test('a server of the version before that does not know a value is told of no columns, and takes the file', async () => {
  const opened: OpenImport['origins'][] = [];
  const old = (field: string): ImportPort => ({
    ...fakeServer().port,
    open: ({ origins, ...input }) => {
      opened.push(origins);
      return origins ? strictAbout(field).open.mutate({ ...input, origins }) : Promise.resolve(view);
    },
  });
  const origins = [{ amount: ['Paid'] }];
  const staging = (field: string): Staging => {
    const given = stagingOf(old(field));
    return { ...given, open: { ...given.open, origins } };
  };
  expect(await stageStatement(staging('origins.0'))).toMatchObject({ stagedCount: 1200 });
  expect(opened).toEqual([origins, null]);
  await expect(stageStatement(staging('fileName'))).rejects.toThrow('No.');
  expect(opened).toHaveLength(3);
});

test('a server of the version before is not told which rows nobody could read, and takes the file', async () => {
  const taken: string[] = [];
  const port: ImportPort = {
    ...fakeServer().port,
    stage: ({ importId, chunk, items }) => {
      // What it does not know is to it what a name nobody knows is to this one.
      const asOld = items.map((each) => {
        const { isUnread, ...told } = { isUnread: undefined, ...each };
        return isUnread === undefined ? told : { ...told, isNew: isUnread };
      });
      const fault = stageItemsInput.safeParse({ importId: crypto.randomUUID(), chunk, items: asOld }).error;
      const fields = fault?.issues.map(({ path, message }) => [path.join('.'), message] as const) ?? [];
      const refusal = { code: 'invalid_input', requestId: 'r', fields: Object.fromEntries(fields) };
      if (fault) return refusing(refusal).stage.mutate({ importId, chunk, items });
      taken.push(...items.map(({ key }) => key));
      return Promise.resolve(view);
    },
  };
  const staging = stagingOf(port);
  const said = (more: object) => ({
    ...staging,
    itemsOf: async (start: number, count: number) =>
      (await staging.itemsOf(start, count)).map((each) => ({ ...each, ...more })),
  });
  await stageStatement(said({ isUnread: false }));
  expect(new Set(taken).size).toBe(1200);
  await expect(stageStatement(said({ isUnread: true, key: '' }))).rejects.toThrow('No.');
});

test('a refusal is answered by the import of the same file, read the same way, that was recorded meanwhile', async () => {
  const file = { fileSha256: 'a'.repeat(64), why: 'By its header' };
  const refused = (code: string) =>
    refusing({ code, requestId: 'r', fields: {} })
      .commit.mutate({ importId: 'i' })
      .catch((error: unknown) => error);
  const portOf = (why: string) => ({ findByHash: () => Promise.resolve({ ...view, why }) });
  const conflict = await refused('conflict');
  expect(await recordedMeanwhile(portOf(file.why), file, conflict)).toMatchObject({ id: view.id });
  expect(await recordedMeanwhile(portOf('By another header'), file, conflict)).toBeNull();
  expect(await recordedMeanwhile(portOf(file.why), file, await refused('statement_mismatch'))).toBeNull();
  const unreachable = { findByHash: () => Promise.reject(new Error('the network is gone')) };
  expect(await recordedMeanwhile(unreachable, file, conflict)).toBeNull();
});
