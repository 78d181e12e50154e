import { z } from 'zod';
import { ACTIONS, type Action, ACTOR_KINDS } from '../choices.ts';
import { idView, instantView } from './fields.ts';

const EVERY_ACTION = Object.values(ACTIONS).flat() as [Action, ...Action[]];

/** One thing that was done with an account. */
export const auditEntryView = z.object({
  id: idView,
  at: instantView,
  action: z.enum(EVERY_ACTION),
  by: z
    .enum(ACTOR_KINDS)
    .describe(
      'A browser, a program with an access token, one with an API token, whoever runs the server, or somebody who was not let in',
    ),
  byId: z
    .string()
    .nullable()
    .describe('Of the device or the token, as the lists of them say it; null where there is none'),
  byName: z.string().describe('What the API token is called; else empty'),
  address: z.string().describe('Where the request came from; empty for whoever runs the server'),
  userAgent: z.string().describe('What the browser or the program says that it is'),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type AuditEntryView = z.output<typeof auditEntryView>;
