import type { ApiServices } from '@earntrack/api/server';
import { noteOutcome } from '../work/current-work.ts';
import type { Metrics } from './metrics.ts';

/** The services of the procedures, each of which counts what it does that is worth a figure. */
export function countedServices(
  services: Omit<ApiServices, 'onAnswer' | 'onProcedure'>,
  { answered, procedures, refusals }: Pick<Metrics, 'answered' | 'procedures' | 'refusals'>,
): ApiServices {
  const { auth, programs, meter } = services;
  const counted =
    <Given extends unknown[], Answer>(start: (...given: Given) => Promise<Answer>) =>
    async (...given: Given) => {
      const started = await start(...given);
      procedures.signedIn();
      return started;
    };
  return {
    ...services,
    meter: refusals.counting(meter),
    // A right password alone may be half a sign-in: it is one once there is something to be signed in with.
    auth: { ...auth, start: counted((...given) => auth.start(...given)) },
    programs: { ...programs, start: counted((...given) => programs.start(...given)) },
    onAnswer: answered,
    onProcedure(run) {
      procedures.done(run);
      noteOutcome(run.outcome);
    },
  };
}
