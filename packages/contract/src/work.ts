import { z } from 'zod';
import {
  clockField,
  dateField,
  idField,
  instantField,
  noteField,
  pageInput,
  versionField,
  workSecondsField,
} from './fields.ts';

/** Time by its length on a date. */
export const durationInput = z.strictObject({
  kind: z.literal('duration'),
  workedOn: dateField,
  seconds: workSecondsField,
});

/** Time by its two ends; the server finds the business day and the real elapsed seconds. */
export const spanInput = z.strictObject({
  kind: z.literal('span'),
  startedAt: instantField,
  endedAt: instantField,
});

const workFields = {
  /** One stretch may serve several platforms at once. */
  platformIds: z.array(idField).min(1, 'Choose at least one platform').max(10),
  clock: clockField,
  time: z.discriminatedUnion('kind', [durationInput, spanInput]),
  /** Seconds by the other clocks, where they were kept too. */
  otherClocks: z
    .strictObject({
      doorToDoor: workSecondsField.nullish(),
      online: workSecondsField.nullish(),
      engaged: workSecondsField.nullish(),
    })
    .default({}),
  distanceMetres: z.number().int().min(0).max(10_000_000).nullable().default(null),
  note: noteField.default(''),
};

export const createWorkInput = z.strictObject({ id: idField, ...workFields });
export const updateWorkInput = z.strictObject({ id: idField, version: versionField, ...workFields });
export const workIdInput = z.strictObject({ id: idField });
export const listWorkInput = z.strictObject({
  ...pageInput.shape,
  from: dateField.nullish(),
  to: dateField.nullish(),
  platformId: idField.nullish(),
});
