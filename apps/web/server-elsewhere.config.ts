import type { HtmlTagDescriptor, Plugin } from 'vite';
import { asOrigin, pagesPolicy } from './pages-policy.config.ts';

/**
 * Pages whose server is elsewhere (VITE_API_URL) are served by whoever can serve files: they bring their content policy along,
 * which lets them reach that server.
 */
export function serverElsewhere(): Plugin {
  let tags: HtmlTagDescriptor[] = [];
  return {
    name: 'earntrack:server-elsewhere',
    configResolved({ env }) {
      const server = String(env['VITE_API_URL'] ?? '');
      if (server !== '') tags = [policyTag(asOrigin('VITE_API_URL', server))];
    },
    transformIndexHtml: () => tags,
  };
}

function policyTag(server: string): HtmlTagDescriptor {
  return {
    tag: 'meta',
    attrs: { 'http-equiv': 'Content-Security-Policy', content: pagesPolicy([server]) },
    injectTo: 'head-prepend',
  };
}
