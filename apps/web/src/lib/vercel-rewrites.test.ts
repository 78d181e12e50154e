import { expect, onTestFinished, test, vi } from 'vitest';

/** As Vercel reads a source: `/:path*` is none, one or many parts. */
const matches = (source: string, path: string) =>
  new RegExp(`^${source.replace(/\/:\w+\*/g, '(?:/.*)?')}$`).test(path);

test('what a smoke test asks of a deployment is answered by the server, and its metrics are not passed on', async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('EARNTRACK_API', 'https://api.example.com');
  vi.stubEnv('VITE_API_URL', '');
  const { config } = await import('../../vercel.config.ts');
  const leadsTo = (path: string) =>
    config.rewrites.find(({ source }) => matches(source, path))?.destination ?? null;
  for (const path of [
    '/health',
    '/health/ready',
    '/health/live',
    '/api/v1/health',
    '/api/v1/auth/test',
    '/trpc/auth.session',
    '/status',
  ])
    expect([path, leadsTo(path)]).toEqual([path, expect.stringMatching(/^https:\/\/api\.example\.com\//)]);
  for (const path of ['/metrics', '/earnings', '/healthy', '/'])
    expect([path, leadsTo(path)]).toEqual([path, '/index.html']);
});
