import {
  etcdLost,
  primaryCrashed,
  primaryLost,
  redisLost,
  replicasLag,
  standbyLost,
  switchedOver,
} from './cluster-faults.ts';
import type { ClusterFault, Fault } from './fault.ts';
import {
  connectionsCut,
  connectionsEnded,
  connectionsSwallowed,
  databaseHung,
  databaseSlow,
  requestsRepeated,
} from './network.ts';
import {
  clockJumps,
  databaseKilled,
  nothingBroken,
  outOfMemory,
  redisGone,
  serverKilled,
} from './processes.ts';
import { connectionsIdle, diskFull, poolExhausted } from './room.ts';

/** The first one is none: what is found then is a fault of the suite, or one that is always there. */
export const FAULTS: readonly Fault[] = [
  nothingBroken,
  serverKilled,
  databaseKilled,
  connectionsEnded,
  connectionsCut,
  connectionsSwallowed,
  databaseSlow,
  databaseHung,
  poolExhausted,
  redisGone,
  clockJumps,
  requestsRepeated,
  outOfMemory,
  connectionsIdle,
  diskFull,
];

/** What needs twenty programs on one machine. */
export const CLUSTER_FAULTS: readonly ClusterFault[] = [
  primaryLost,
  primaryCrashed,
  standbyLost,
  switchedOver,
  etcdLost,
  redisLost,
  replicasLag,
];

export const ALL_FAULTS: readonly (Fault | ClusterFault)[] = [...FAULTS, ...CLUSTER_FAULTS];
