import cors from '@fastify/cors';
import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';
import { CLIENT_ID } from './client-id.ts';

/** What a page of another origin may send beside what every page may, and read of an answer. */
const SENT = ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match', CLIENT_ID];
const READ = [
  'date',
  'etag',
  'idempotency-replayed',
  'link',
  'location',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'x-request-id',
];
const PREFLIGHT_SECONDS = 600;

interface Options {
  allowedOrigins: readonly string[];
}

const plugin: FastifyPluginCallback<Options> = (app, { allowedOrigins }, done) => {
  if (allowedOrigins.length > 0) {
    app.register(cors, {
      origin: [...allowedOrigins],
      credentials: true,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: SENT,
      exposedHeaders: READ,
      maxAge: PREFLIGHT_SECONDS,
      strictPreflight: false,
    });
  }
  done();
};

/** Lets pages of the origins that the operator named read the answers; where none is named, no header says anything. */
export const otherOrigins = fp<Options>(plugin);
