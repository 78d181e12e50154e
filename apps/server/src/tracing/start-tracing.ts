import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config/index.ts';
import type { Tracing } from './tracing.port.ts';

/** Loads what traces only where somebody wants traces: others pay nothing for it, not even its reading. */
export async function startTracing(
  { tracing }: Pick<Config, 'tracing'>,
  log: FastifyBaseLogger,
): Promise<Tracing | null> {
  if (tracing === null) return null;
  const { openTracing } = await import('./otlp-tracing.ts');
  return openTracing(tracing, log);
}
