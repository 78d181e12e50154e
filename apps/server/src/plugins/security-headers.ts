import helmet from '@fastify/helmet';
import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';

const NONE = ["'none'"];
const SELF = ["'self'"];

interface Options {
  isSecure: boolean;
  /** Another server that our pages ask. */
  pagesServer: string | null;
}

const plugin: FastifyPluginCallback<Options> = (app, { isSecure, pagesServer }, done) => {
  app.register(helmet, {
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
  app.addHook('onRequest', (_req, reply, next) => {
    reply.header('cache-control', 'no-store');
    next();
  });
  done();
};

/**
 * Headers that keep pages from running or loading anything that is not ours, and answers from being kept anywhere: what may
 * be kept says so itself.
 */
export const securityHeaders = fp<Options>(plugin);
