import { z } from 'zod';
import { idView, instantView } from './fields.ts';

export const mappingView = z.object({
  id: idView,
  name: z.string(),
  fingerprint: z.string().describe('SHA-256 of the names in the header of the file that it was made for'),
  mapping: z.record(z.string(), z.unknown()).describe('In the form of a mapping file'),
  createdAt: instantView,
  updatedAt: instantView,
});
export type MappingView = z.output<typeof mappingView>;
