import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  noteExport,
  type TracedActor,
  type ApiServices,
  callPlain,
  type Context,
  DOWNLOAD_ARCHIVE,
  fileSink,
  keyOf,
  makeArchiveFile,
  type OperationAnswer,
  openTemporaryFile,
  requireWritable,
  plainOnce,
  RESTORE_ARCHIVE,
  restoreArchive,
} from '@earntrack/api/server';
import { AppError, type RestoredArchiveView } from '@earntrack/contract';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import packageFile from '../../package.json' with { type: 'json' };
import { refuseProgram } from '../problem.ts';
import { headerOf } from '../header-of.ts';
import { contextOf } from '../request-context.ts';
import { Turns } from './turns.ts';

const ZIP = 'application/zip';
/** The archive of a million earnings; a larger one is restored at the command line. */
const MAX_ARCHIVE_BYTES = 256 * 1024 * 1024;
/** As long as a hundred thousand earnings with their imports take at a quarter of a megabit a second, and some more. */
export const ARCHIVE_TIMEOUT_MS = 15 * 60_000;
/** Each keeps a connection of the database busy for a while, of which there are a few. */
const AT_ONCE = 2;

/** Everything of an account as one file, and a fresh account out of it. For pages and programs alike. */
export const archiveRoutes: FastifyPluginCallback<{ services: ApiServices }> = (app, { services }, done) => {
  const turns = new Turns(AT_ONCE);
  app.setErrorHandler(refuseProgram);
  // As it comes: it goes to the disk and not into memory.
  app.addContentTypeParser(ZIP, (_req, body, parsed) => parsed(null, body));

  app.get(
    DOWNLOAD_ARCHIVE.path,
    { config: { isForOwnPages: true, hasOwnTurns: true }, exposeHeadRoute: false },
    async (req, reply) => {
      const ctx = await contextOf(services, req, reply);
      const { file, bytes } = await callPlain(DOWNLOAD_ARCHIVE, ctx, (actor) =>
        turns.take(actor.userId, () => makeArchive(ctx, actor, reply)),
      );
      const day = ctx.now().toISOString().slice(0, 10);
      // Not within the turn: who reads slowly keeps nobody else waiting.
      return reply
        .header('content-type', ZIP)
        .header('content-length', bytes)
        .header('content-disposition', `attachment; filename="earntrack-archive-${day}.zip"`)
        .send(file.createReadStream({ start: 0 }));
    },
  );

  app.post(
    RESTORE_ARCHIVE.path,
    { config: { bodyType: ZIP, bodyTimeoutMs: ARCHIVE_TIMEOUT_MS, hasOwnTurns: true } },
    async (req, reply) => {
      const ctx = await contextOf(services, req, reply);
      const { json, isReplay } = await callPlain(RESTORE_ARCHIVE, ctx, (actor) =>
        turns.take(actor.userId, () => restoreFrom(req, reply, { ctx, actor })),
      );
      if (isReplay) reply.header('idempotency-replayed', 'true');
      return reply.type('application/json; charset=utf-8').send(json);
    },
  );
  done();
};

async function makeArchive({ db }: Context, actor: TracedActor, reply: FastifyReply) {
  const signal = leavingOf(reply);
  await noteExport(db, actor, 'archive_exported');
  return unlessGone(signal, makeArchiveFile(db, actor, { productVersion: packageFile.version, signal }));
}

/** Aborted once nobody is there any more who would hear the answer. */
function leavingOf(reply: FastifyReply): AbortSignal {
  const leaving = new AbortController();
  reply.raw.once('close', () => leaving.abort());
  return leaving.signal;
}

interface Restoring {
  ctx: Context;
  actor: TracedActor;
}

/** Whoever goes away before it is recorded has restored nothing. */
async function restoreFrom(
  req: FastifyRequest,
  reply: FastifyReply,
  { ctx, actor }: Restoring,
): Promise<OperationAnswer> {
  const key = keyOf(headerOf(req, 'idempotency-key'));
  const file = await openTemporaryFile();
  const signal = leavingOf(reply);
  try {
    const bodyHash = await unlessGone(signal, receive(req, file));
    // A quarter of an hour may have gone by since it was asked for the first time.
    requireWritable(ctx.board, ctx.now());
    const request = { operation: RESTORE_ARCHIVE, key, bodyHash };
    const restored = plainOnce<RestoredArchiveView>(ctx.db, actor, {
      request,
      work: (within) => restoreArchive(ctx.db, actor, { file, signal, within }),
    });
    return await unlessGone(signal, restored);
  } finally {
    await file.close();
  }
}

/** Writes a body to a file, and returns what tells it from every other. */
async function receive({ body, headers }: FastifyRequest, file: FileHandle): Promise<string> {
  if (Number(headers['content-length'] ?? 0) > MAX_ARCHIVE_BYTES) throw tooLarge();
  let bytes = 0;
  const hash = createHash('sha256');
  const bounded = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      bytes += piece.length;
      hash.update(piece);
      done(bytes > MAX_ARCHIVE_BYTES ? tooLarge() : null, piece);
    },
  });
  await pipeline(body as Readable, bounded, fileSink(file));
  return hash.digest('hex');
}

/** What fails because the other side left is no fault of ours, and nobody hears the answer. */
async function unlessGone<T>(leaving: AbortSignal, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (!leaving.aborted) throw cause;
    throw new AppError('invalid_input', 'The connection was broken off. Try again.', { cause });
  }
}

function tooLarge(): AppError {
  return new AppError(
    'invalid_input',
    'This file is larger than an archive that can be restored here. Nothing was restored.',
  );
}
