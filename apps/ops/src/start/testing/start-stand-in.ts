import { join } from 'node:path';

import { readConfig } from '../../config/config.ts';
import { serve } from '../start.ts';

// A start command of its own, for tests that kill it.
await serve({
  config: readConfig(),
  log: () => {},
  signal: new AbortController().signal,
  parts: {
    serverEntry: join(import.meta.dirname, 'stand-in-server.ts'),
    webDist: '/none',
    buildWeb: async () => {},
    migrate: async () => [],
  },
  onReady: () => console.log('ready'),
});
