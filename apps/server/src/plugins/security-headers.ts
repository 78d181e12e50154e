import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';
import helmet from 'helmet';

const NONE = ["'none'"];
const SELF = ["'self'"];

interface Options {
  isSecure: boolean;
  /** Another server that our pages ask. */
  pagesServer: string | null;
}

const plugin: FastifyPluginCallback<Options> = (app, options, done) => {
  const headers = { ...policyOf(options), 'cache-control': 'no-store' };
  app.addHook('onRequest', (_req, reply, next) => {
    reply.headers(headers);
    next();
  });
  done();
};

/** The headers that helmet sets, asked of it once: they are the same for every answer. */
function policyOf({ isSecure, pagesServer }: Options): Record<string, string> {
  const headers: Record<string, string> = {};
  const answer = {
    setHeader: (name: string, value: string) => void (headers[name] = value),
    removeHeader: (name: string) => void delete headers[name],
  };
  const setAll = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: SELF,
        baseUri: NONE,
        connectSrc: pagesServer === null ? SELF : [...SELF, pagesServer],
        fontSrc: SELF,
        formAction: SELF,
        frameAncestors: NONE,
        frameSrc: NONE,
        imgSrc: ["'self'", 'data:', 'blob:'],
        manifestSrc: SELF,
        objectSrc: NONE,
        scriptSrc: SELF,
        scriptSrcAttr: NONE,
        styleSrc: SELF,
        workerSrc: SELF,
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Only an https page may ask for isolation; browsers warn about it on plain http.
    crossOriginOpenerPolicy: isSecure ? { policy: 'same-origin' } : false,
    originAgentCluster: isSecure,
    xFrameOptions: { action: 'deny' },
  });
  setAll({} as IncomingMessage, answer as unknown as ServerResponse, (fault?: unknown) => {
    if (fault) throw fault;
  });
  return headers;
}

/**
 * Headers that keep pages from running or loading anything that is not ours, and answers from being kept anywhere: what may
 * be kept says so itself.
 */
export const securityHeaders = fp<Options>(plugin);
