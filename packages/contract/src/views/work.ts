import { z } from 'zod';
import { EARNING_SOURCES } from '../choices.ts';
import { dateView, idView, instantView } from './fields.ts';
import { CLOCKS, type Clock } from '@earntrack/domain';

export const workView = z.object({
  id: idView,
  platformIds: z.array(idView),
  earningId: idView
    .nullable()
    .describe('The earning whose hours these are; such work is edited with its earning'),
  workedOn: dateView,
  clock: z.enum(CLOCKS).describe('The clock of the span or of the typed duration'),
  startedAt: instantView.nullable(),
  endedAt: instantView.nullable(),
  seconds: z.object({
    doorToDoor: z.int().optional(),
    online: z.int().optional(),
    engaged: z.int().optional(),
  } satisfies Record<Clock, z.ZodType>),
  distanceMetres: z.int().nullable(),
  note: z.string(),
  source: z.enum(EARNING_SOURCES),
  version: z.int(),
});
export type WorkView = z.output<typeof workView>;
