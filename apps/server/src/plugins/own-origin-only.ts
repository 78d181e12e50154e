import { AppError } from '@earntrack/contract';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { isLoopbackHost } from '../loopback.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Refused to foreign pages although it only reads: what it gives would land among the person's files. */
    isForOwnPages?: true;
    /** What its body is, where that is no JSON: a type that no form can send. */
    bodyType?: 'application/zip';
  }
}

const READING_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

interface Origins {
  publicOrigin: string;
  allowedOrigins: readonly string[];
}

const plugin: FastifyPluginCallback<Origins> = (app, origins, done) => {
  app.addHook('onRequest', (req, _reply, next) => {
    const isReading = READING_METHODS.has(req.method);
    const isOpen = isReading && !req.routeOptions.config.isForOwnPages;
    const mayComeFromAnywhere = isOpen || isBearerAlone(req);
    if (!mayComeFromAnywhere && !isOurs(req, origins)) return next(foreignOrigin(origins));
    if (isReading) return next();
    // Forms of foreign pages can send everything but JSON, and what else is said of a route.
    if (!isOfWantedType(req)) return next(unwantedType(req));
    next();
  });
  done();
};

/**
 * Refuses whatever could change something when a foreign page sent it. Cookies alone do not tell: a browser adds them to
 * requests that a foreign page of the same site makes. A token is added by nobody but the program that has it, so a request
 * with one and without a cookie may come from anywhere; where a cookie comes along, it is judged like every other.
 */
export const ownOriginOnly = fp<Origins>(plugin);

function foreignOrigin({ publicOrigin }: Origins): AppError {
  const where = `Open EarnTrack at ${publicOrigin}, or set PUBLIC_URL to the address in your browser.`;
  return new AppError('foreign_origin', `This request does not come from a page of EarnTrack. ${where}`);
}

function isOfWantedType({ headers, routeOptions }: FastifyRequest): boolean {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === (routeOptions.config.bodyType ?? 'application/json');
}

function unwantedType({ routeOptions }: FastifyRequest): Error {
  const { bodyType } = routeOptions.config;
  if (bodyType === undefined) return Object.assign(new Error('Not JSON'), { statusCode: 415 });
  return new AppError(
    'invalid_input',
    `Send the file itself as the body, with the content type ${bodyType}.`,
  );
}

function isBearerAlone({ headers }: FastifyRequest): boolean {
  return headers.cookie === undefined && /^bearer\s/i.test(headers.authorization ?? '');
}

function isOurs(req: FastifyRequest, { publicOrigin, allowedOrigins }: Origins): boolean {
  const { origin, host } = req.headers;
  if (origin !== undefined && allowedOrigins.includes(origin)) return true;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  // Every browser names the origin of what it posts. Who names none is a program, and a program has no stranger's cookies.
  if (origin === undefined) return true;
  // On this machine the same server answers under several names, each an origin of its own.
  return origin === publicOrigin || (isLoopbackHost(host) && origin === `http://${host}`);
}
