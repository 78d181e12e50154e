import { setTimeout as pause } from 'node:timers/promises';
import { type Fault, WARNING } from './fault.ts';

const EVERY_MS = 500;
const BAD_BEACONS = 20;
/** So few that the pages which work are soon ten times as many. */
const WITH_ERRORS = 8;
const GOOD_BEACONS = 80;
const SCREEN = '/earnings';

/** Pages that come late, react late, jump and fail; mended, they are told of by pages that do not. */
export const pagesBad: Fault = {
  tells: {
    SlowFirstSight: { ways: WARNING, shows: /earnings/ },
    SlowReaction: { ways: WARNING, shows: /earnings/ },
    JumpingLayout: { ways: WARNING, shows: /earnings/ },
    PagesFailing: { ways: WARNING, shows: /script/ },
  },
  async begin({ origin }) {
    const bad = [vital('LCP', 4_500), vital('INP', 700), vital('CLS', 0.4)];
    for (let told = 0; told < BAD_BEACONS; told += 1)
      await tell(origin, { vitals: bad.flat(), errors: told < WITH_ERRORS ? ['script', 'screen'] : [] });
    return async () => {
      const good = [vital('LCP', 900), vital('INP', 40), vital('CLS', 0)];
      for (let told = 0; told < GOOD_BEACONS; told += 1)
        await tell(origin, { vitals: good.flat(), errors: [] });
    };
  },
};

/** Three people who met the same. */
function vital(name: string, value: number): object[] {
  return Array.from({ length: 3 }, () => ({ name, screen: SCREEN, value }));
}

async function tell(origin: string, beacon: object): Promise<void> {
  const headers = { origin, 'content-type': 'application/json' };
  const body = JSON.stringify(beacon);
  const { status } = await fetch(`${origin}/api/beacons`, { method: 'POST', headers, body });
  if (status !== 204) throw new Error(`A beacon was answered with ${status}.`);
  // Between two scrapes there have to be some, or nobody sees that they grow.
  await pause(EVERY_MS);
}
