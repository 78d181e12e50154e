import type { FastifyRequest } from 'fastify';

/** A header of a request; the first where it came more than once. */
export function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
