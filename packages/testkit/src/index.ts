export { appCode } from './app-code.ts';
export { type FixedClock, fixedClock } from './fixed-clock.ts';
export { findFreePort } from './free-port.ts';
export { holdTables } from './hold-tables.ts';
export { startTestObjectStore, type TestObjectStore } from './object-store/object-store.ts';
export { type SlowNetwork, startSlowNetwork } from './slow-network.ts';
export { createTestDatabase, endConnections, type TestDatabase } from './test-database.ts';
export { startTestRedis, type TestRedis } from './test-redis.ts';
export { runSql, type TestServer } from './test-server.ts';
