import { describe, expect, it } from 'vitest';

import { asArguments, durableSettings, throwawaySettings } from './settings.ts';

const gibibyte = 1024 ** 3;

describe('settings', () => {
  it('never trade durability for speed where data lasts', () => {
    const lasting = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
    expect(durableSettings(5_432)).toMatchObject(lasting);
    expect(throwawaySettings(5_432)).toMatchObject({ fsync: 'off' });
  });

  it('listen on loopback only', () => {
    for (const settings of [durableSettings(5_432), throwawaySettings(5_432)]) {
      expect(settings).toMatchObject({ listen_addresses: '127.0.0.1', unix_socket_directories: '' });
    }
  });

  it('take an eighth of the memory for the cache, within bounds', () => {
    expect(durableSettings(1, 2 * gibibyte)['shared_buffers']).toBe('256MB');
    expect(durableSettings(1, gibibyte / 8)['shared_buffers']).toBe('32MB');
    expect(durableSettings(1, 64 * gibibyte)['shared_buffers']).toBe('512MB');
  });

  it('are handed over as arguments', () => {
    expect(asArguments({ port: 5_432, jit: 'off' })).toEqual(['-c', 'port=5432', '-c', 'jit=off']);
  });
});
