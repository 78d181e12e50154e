import { z } from 'zod';
import { DOMAINS } from './domains.ts';

/** What GET /health answers. */
export const healthView = z.object({
  status: z.enum(['ok', 'degraded', 'error']),
  timestamp: z.iso.datetime(),
  uptime: z.number().min(0).describe('Seconds since the process started, to the tenth'),
  services: z.object({
    database: z.enum(['connected', 'disconnected']),
    redis: z.enum(['connected', 'disconnected', 'disabled']),
    cache: z
      .enum(['healthy', 'degraded'])
      .describe('Degraded while answers are made anew, since nobody who keeps them answers'),
  }),
  version: z.string(),
  instance: z.string().describe('Which process answered: made when it began, and gone with it'),
  domains: z.array(z.enum(DOMAINS)).nullable().describe('What this instance serves; null for everything'),
});
export type HealthView = z.output<typeof healthView>;
