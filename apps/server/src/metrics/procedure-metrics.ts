import { appRouter, type ProcedureRun } from '@earntrack/api/server';
import { IMPORT_RESULTS, type ImportResult } from '@earntrack/contract';
import { Counter, Histogram, type Registry } from 'prom-client';
import { LATENCY_BUCKETS } from './latency-buckets.ts';

const SIGN_IN_RESULTS = ['succeeded', 'refused', 'held_off', 'failed'] as const;

const SIGN_INS: ReadonlySet<string> = new Set(['auth.login', 'auth.confirmLogin', 'tokens.login']);
/** Who is only asked for a code, or sent something that is no attempt, has not failed to sign in. */
const SIGN_IN_RESULT_OF: Readonly<Record<string, (typeof SIGN_IN_RESULTS)[number]>> = {
  wrong_credentials: 'refused',
  wrong_code: 'refused',
  challenge_invalid: 'refused',
  too_many_requests: 'held_off',
  unavailable: 'failed',
  internal: 'failed',
};
/** Of these, the statement itself was never looked at. */
const NOT_TRIED: ReadonlySet<string> = new Set([
  'too_many_requests',
  'not_signed_in',
  'token_expired',
  'forbidden',
  'not_found',
  'invalid_input',
]);

/** How procedures end, and the two ends that matter most by themselves: sign-ins and imports. */
export function procedureMetrics(registers: Registry[]) {
  const durations = new Histogram({
    name: 'trpc_procedure_duration_seconds',
    help: 'Time of one procedure, by how it ended',
    labelNames: ['procedure', 'outcome'],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  const signIns = new Counter({
    name: 'sign_ins_total',
    help: 'Sign-ins of people and programs that ended: who is asked for the code of a second factor has not ended yet',
    labelNames: ['result'],
    registers,
  });
  const imports = new Counter({
    name: 'imports_finished_total',
    help: 'Statements that were recorded, cancelled, refused as they are, or failed through us; a repeated request counts again',
    labelNames: ['result'],
    registers,
  });
  // A first call would else be no increase. Refusals are born with their first: those of all would be ten times as many series.
  for (const procedure of Object.keys(appRouter._def.procedures))
    durations.zero({ procedure, outcome: 'ok' });
  for (const result of SIGN_IN_RESULTS) signIns.inc({ result }, 0);
  for (const result of IMPORT_RESULTS) imports.inc({ result }, 0);
  return {
    done({ path, outcome, durationMs }: ProcedureRun) {
      durations.observe({ procedure: path, outcome }, durationMs / 1000);
      const signIn = SIGN_INS.has(path) ? SIGN_IN_RESULT_OF[outcome] : undefined;
      if (signIn) signIns.inc({ result: signIn });
      const finished = importResultOf(path, outcome);
      if (finished) imports.inc({ result: finished });
    },
    signedIn: () => signIns.inc({ result: 'succeeded' }),
  };
}

function importResultOf(path: string, outcome: string): ImportResult | null {
  if (path === 'imports.cancel') return outcome === 'ok' ? 'cancelled' : null;
  if (path !== 'imports.commit' || NOT_TRIED.has(outcome)) return null;
  if (outcome === 'ok') return 'recorded';
  return outcome === 'internal' || outcome === 'unavailable' ? 'failed' : 'refused';
}
