import { domainOf, OPERATIONS, PLAIN_OPERATIONS } from '@earntrack/api/server';
import { AppError, type Domain } from '@earntrack/contract';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

interface Options {
  /** Null where an instance serves all of them. */
  domains: ReadonlySet<Domain> | null;
}

const REST = '/api/v1';

/** By the address of a route, as it was registered. All methods of one are of one domain. */
const DOMAIN_OF_ROUTE: ReadonlyMap<string, Domain> = new Map([
  ...OPERATIONS.map(({ path, procedure }) => [routeOf(path), domainOf(procedure)] as const),
  ...PLAIN_OPERATIONS.map(({ path, tag }) => [routeOf(path), domainOf(tag)] as const),
]);

function routeOf(path: string): string {
  return `${REST}${path.replace(/\{(\w+)\}/g, ':$1')}`;
}

const plugin: FastifyPluginCallback<Options> = (app, { domains }, done) => {
  if (domains !== null) {
    app.addHook('onRequest', (req, _reply, next) => {
      const other = domainsOf(req).find((domain) => !domains.has(domain));
      next(other === undefined ? undefined : notServedHere(other, domains));
    });
  }
  done();
};

/**
 * Refuses what another instance is there for, before anything is looked up. A batch is refused whole when one call of it is:
 * a balancer sends mixed ones to an instance that serves all.
 */
export const servedDomains = fp<Options>(plugin);

function domainsOf({ routeOptions, params }: FastifyRequest): Domain[] {
  const domain = DOMAIN_OF_ROUTE.get(routeOptions.url ?? '');
  if (domain !== undefined) return [domain];
  if (typeof params !== 'object' || params === null || !('path' in params)) return [];
  return String(params.path).split(',').map(domainOf);
}

function notServedHere(domain: Domain, served: ReadonlySet<Domain>): AppError {
  const own = [...served].join(', ');
  return new AppError(
    'not_served_here',
    `This instance serves ${own} alone, and not ${domain}: ask the address that people use.`,
  );
}
