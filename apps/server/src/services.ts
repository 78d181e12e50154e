import {
  AfterAnswers,
  Answers,
  type AnswerStore,
  type ApiServices,
  type CallMeter,
  LiveHub,
  type Replica,
  StatusBoard,
} from '@earntrack/api/server';
import { createAccounts, createAuth, createPrograms } from '@earntrack/auth';
import {
  type DatabaseHandle,
  LIVE_CHANNEL,
  type Listener,
  listen,
  restartNote,
  STATUS_NOTE,
} from '@earntrack/db';
import type { FastifyBaseLogger } from 'fastify';
import packageFile from '../package.json' with { type: 'json' };
import type { Config } from './config/index.ts';
import type { UnwatchedServices } from './metrics/counted-services.ts';
import { createSmtpMailer } from './mail/smtp-mailer.ts';
import { inProcedure } from './work/current-work.ts';

interface ServicesParts {
  config: Pick<Config, 'http' | 'mail' | 'registration' | 'secretsKey' | 'previousSecretsKey' | 'signing'>;
  database: Pick<DatabaseHandle, 'db'>;
  /** Null where there is none. */
  replica: Replica | null;
  meter: CallMeter;
  /** Where answers are kept. */
  cache: AnswerStore;
  log: FastifyBaseLogger;
}

/** What the procedures are given; `settled` resolves once what goes on after the answers has ended. */
export function createServices({ config, database: { db }, replica, meter, cache, log }: ServicesParts) {
  const now = () => new Date();
  const after = new AfterAnswers(({ name, requestId }, err) =>
    log.error(
      { err, error_type: 'after_answer_failed', request_id: requestId, task: name },
      'work after an answer failed',
    ),
  );
  const services: UnwatchedServices = {
    db,
    replica,
    auth: createAuth({ db, isSecure: config.http.isSecure, now }),
    accounts: createAccounts({
      db,
      now,
      secretsKey: config.secretsKey,
      previousSecretsKey: config.previousSecretsKey,
    }),
    programs: createPrograms({ db, now, signing: config.signing }),
    registration: config.registration,
    board: new StatusBoard(db, now),
    live: new LiveHub(),
    answers: new Answers(cache),
    mailer: config.mail && createSmtpMailer(config.mail),
    publicUrl: config.http.publicOrigin,
    afterwards: after.run,
    meter,
    inProcedure,
    now,
  };
  return { services, settled: () => after.settled() };
}

/** An operator may want this process to end and begin anew. */
export interface RestartWish {
  /** The id of this process. */
  of: string;
  onAsked: () => void;
}

/** Has everybody who waits told of what any server changes, and the board kept right; `close` ends that, and needs the database no more. */
export function startListening(
  { live, board }: Pick<ApiServices, 'live' | 'board'>,
  { connectionString }: Config['database'],
  { log, restart }: { log: FastifyBaseLogger; restart: RestartWish },
): Listener {
  return listen({
    connectionString,
    applicationName: `earntrack-listen/${packageFile.version}`,
    channel: LIVE_CHANNEL,
    onNotification(payload) {
      if (payload === STATUS_NOTE) void board.refresh();
      else if (payload === restartNote(restart.of)) restart.onAsked();
      else live.tell(payload);
    },
    onConnected() {
      live.tellAll();
      void board.refresh();
    },
    onConnectionError: (err) =>
      log.warn({ err, error_type: 'live_connection' }, 'changes of other servers are heard late'),
  });
}
