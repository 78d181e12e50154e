import { type CallMeter, tooManyCalls } from '@earntrack/api/server';
import { networkOf } from '@earntrack/auth';
import { AppError, BEACON_LIMITS, type Beacon, beaconInput } from '@earntrack/contract';
import type { FastifyPluginCallback } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';
import { noteSpent } from '../plugins/budget-headers.ts';

interface BeaconParts {
  meter: CallMeter;
  browsers: Metrics['browsers'];
  features: Metrics['features'];
}

/** Where pages say how fast they were and what failed. Who sends it is not looked up, and nothing of it is kept but sums. */
export const beaconRoutes: FastifyPluginCallback<BeaconParts> = (
  app,
  { meter, browsers, features },
  done,
) => {
  app.post('/api/beacons', { bodyLimit: BEACON_LIMITS.bytes }, async (req, reply) => {
    const spent = await meter.spend('beacons', networkOf(req.ip));
    noteSpent(req, spent);
    if (spent.isOver) throw tooManyCalls(spent.secondsLeft);
    const beacon = readBeacon(req.body);
    browsers.told(beacon);
    features.told(beacon);
    return reply.status(204).send();
  });
  done();
};

function readBeacon(body: unknown): Beacon {
  const parsed = beaconInput.safeParse(body);
  if (!parsed.success) throw new AppError('invalid_input', 'This is no beacon of a page of EarnTrack.');
  return parsed.data;
}
