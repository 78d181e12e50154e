import type { ApiServices, Instance } from '@earntrack/api/server';
import { noteOutcome } from '../work/current-work.ts';
import type { Metrics } from './metrics.ts';

/** What the services are before it is known who watches them. */
export type UnwatchedServices = Omit<ApiServices, 'instance' | 'onAnswer' | 'onProcedure'>;

interface Watchers {
  metrics: Pick<Metrics, 'answered' | 'features' | 'procedures' | 'refusals'>;
  instance: Instance;
}

/** The services of the procedures, each of which counts what it does that is worth a figure. */
export function countedServices(
  services: UnwatchedServices,
  { instance, metrics: { answered, features, procedures, refusals } }: Watchers,
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
    instance,
    meter: refusals.counting(meter),
    // A right password alone may be half a sign-in: it is one once there is something to be signed in with.
    auth: { ...auth, start: counted((...given) => auth.start(...given)) },
    programs: { ...programs, start: counted((...given) => programs.start(...given)) },
    onAnswer: answered,
    onProcedure(run) {
      procedures.done(run);
      features.ran(run);
      noteOutcome(run.outcome);
    },
  };
}
