import { setTimeout as pause } from 'node:timers/promises';
import { holdBack } from '../cluster/hold-back.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { ClusterFault } from './fault.ts';

/** Nobody mends anything here until people can work again. */
async function nothingYet(): Promise<void> {}

/** A machine loses its power, and gets it back when another one is the primary. */
export const primaryLost: ClusterFault = {
  name: 'primary lost',
  site: 'cluster',
  async begin({ house: { database } }) {
    await (await database.primary()).kill();
    return nothingYet;
  },
  afterwards: ({ database }) => database.heal(),
};

/** Patroni is there still, and starts it again. */
export const primaryCrashed: ClusterFault = {
  name: 'primary crashed',
  site: 'cluster',
  async begin({ house: { database } }) {
    await (await database.primary()).killPostgres();
    return nothingYet;
  },
  afterwards: ({ database }) => database.heal(),
};

/** What is waited for at each write is gone: another one takes its place. */
export const standbyLost: ClusterFault = {
  name: 'standby lost',
  site: 'cluster',
  async begin({ house: { database } }) {
    await (await database.standby()).kill();
    return nothingYet;
  },
  afterwards: ({ database }) => database.heal(),
};

export const switchedOver: ClusterFault = {
  name: 'switched over',
  site: 'cluster',
  async begin({ house: { database } }) {
    await database.switchOver();
    return nothingYet;
  },
  afterwards: ({ database }) => database.heal(),
};

/** Longer than a primary is believed in that nobody hears of: `ttl` in docker/ha/patroni.yml. */
const FORGOTTEN_MS = 25_000;

/** Nobody can become the primary now, and the one that is one stays it: it reaches both standbys. */
export const etcdLost: ClusterFault = {
  name: 'etcd lost',
  site: 'cluster',
  async begin({ house: { database } }) {
    await Promise.all(database.etcd.slice(1).map((member) => member.kill()));
    await pause(FORGOTTEN_MS);
    return nothingYet;
  },
  afterwards: ({ database }) => database.heal(),
};

/** What lets the standbys of a house go again. */
const heldBack = new WeakMap<Cluster, () => Promise<void>>();

/** They confirm each write, and show none of them: who asks for a report is shown what they wrote all the same. */
export const replicasLag: ClusterFault = {
  name: 'replicas lag',
  site: 'cluster',
  async begin({ house }) {
    const { database } = house;
    const standbys = await database.standbyUrls();
    heldBack.set(house, await holdBack({ primary: database.url, standbys }));
    return nothingYet;
  },
  async afterwards(house) {
    const { replica, behind, away } = await house.reads.count();
    await heldBack.get(house)?.();
    if (behind === 0)
      throw new Error(
        `Nobody noticed that the replicas lag: ${replica} reports were read there, ${away} could not be.`,
      );
    await house.database.heal();
  },
};

export const redisLost: ClusterFault = {
  name: 'master of redis lost',
  site: 'cluster',
  async begin({ house: { redis } }) {
    await redis.killMaster();
    return nothingYet;
  },
  afterwards: ({ redis }) => redis.heal(),
};
