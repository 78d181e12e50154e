import { asOrigin, pagesPolicy } from './pages-policy.config.ts';

/** What the server answers itself. Its metrics are not among these: they are for who watches it, and not for the internet. */
const OF_THE_SERVER = ['/trpc/:path*', '/api/:path*', '/health', '/health/:path*', '/status', '/status.css'];

/**
 * How Vercel serves the pages. EARNTRACK_API names the server behind them: its addresses are found below the pages' own, so
 * that its cookie is no foreign one. With VITE_API_URL the pages ask their server themselves, which has to be of the same site.
 */
function configOf({ EARNTRACK_API, VITE_API_URL }: NodeJS.ProcessEnv) {
  if (!EARNTRACK_API && !VITE_API_URL)
    throw new Error(
      'Set EARNTRACK_API to the address of the server, such as https://earntrack.up.railway.app.',
    );
  const behind = VITE_API_URL ? null : asOrigin('EARNTRACK_API', EARNTRACK_API ?? '');
  const asked = VITE_API_URL ? [asOrigin('VITE_API_URL', VITE_API_URL)] : [];
  return {
    framework: 'vite',
    buildCommand: 'vite build',
    outputDirectory: 'dist',
    rewrites: [
      { source: '/api/docs', destination: '/api-docs.html' },
      ...(behind ? OF_THE_SERVER.map((source) => rewrite(source, behind)) : []),
      { source: '/(.*)', destination: '/index.html' },
    ],
    headers: [
      { source: '/(.*)', headers: headersOfPages(asked) },
      {
        source: '/assets/(.*)',
        headers: [{ key: 'cache-control', value: 'public, max-age=31536000, immutable' }],
      },
    ],
  };
}

function rewrite(source: string, server: string) {
  return { source, destination: `${server}${source}` };
}

function headersOfPages(asked: readonly string[]) {
  return [
    { key: 'content-security-policy', value: `${pagesPolicy(asked)};frame-ancestors 'none'` },
    { key: 'strict-transport-security', value: 'max-age=31536000' },
    { key: 'x-content-type-options', value: 'nosniff' },
    { key: 'referrer-policy', value: 'same-origin' },
    { key: 'x-frame-options', value: 'DENY' },
  ];
}

export const config: ReturnType<typeof configOf> = configOf(process.env);
