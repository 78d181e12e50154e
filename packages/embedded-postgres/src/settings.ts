import { totalmem } from 'node:os';

const mebibyte = 1024 * 1024;

export type Settings = Record<string, string | number>;

/** What every server of ours has: loopback only, no socket files, UTC, no JIT (it slows short queries). */
function basics(port: number): Settings {
  return {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
  };
}

/** Settings for data that must last. Stated even where they are PostgreSQL's own default: durability is not to be configured away. */
export function durableSettings(port: number, memoryBytes = availableMemoryBytes()): Settings {
  const memoryMebibytes = Math.floor(memoryBytes / mebibyte);
  return {
    ...basics(port),
    cluster_name: 'earntrack',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: 100,
    shared_buffers: `${clamp(memoryMebibytes / 8, 32, 512)}MB`,
    effective_cache_size: `${clamp(memoryMebibytes / 2, 64, 16_384)}MB`,
    maintenance_work_mem: `${clamp(memoryMebibytes / 32, 16, 256)}MB`,
    work_mem: '8MB',
    max_wal_size: '1GB',
    random_page_cost: 1.1,
  };
}

/** Settings for data that nobody will miss: nothing waits for the disk. */
export function throwawaySettings(port: number): Settings {
  return {
    ...basics(port),
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '2GB',
    shared_buffers: '64MB',
    max_connections: 200,
  };
}

/** As command-line arguments, which win over every configuration file in the data folder. */
export function asArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function availableMemoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most));
}
