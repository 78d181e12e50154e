import { z } from 'zod';
import { AFFECTED_SERVICES, OPEN_INCIDENT_STATUSES, SEVERITIES } from './incident-words.ts';
import { idField, instantField, textField, versionField } from './fields.ts';
import { LIMITS } from './limits.ts';

const messageField = textField
  .trim()
  .min(1, 'Write what happens, and what people can do meanwhile')
  .max(LIMITS.incidentMessageLength, `At most ${LIMITS.incidentMessageLength} characters`);

const longTextField = textField
  .trim()
  .max(LIMITS.incidentReviewLength, `At most ${LIMITS.incidentReviewLength} characters`);

const servicesField = z
  .array(z.enum(AFFECTED_SERVICES))
  .min(1, 'Choose what is affected')
  .transform((given) => AFFECTED_SERVICES.filter((service) => given.includes(service)));

export const declareIncidentInput = z.strictObject({
  /** Sent twice, it is declared once. */
  id: idField,
  severity: z.enum(SEVERITIES),
  title: textField
    .trim()
    .min(1, 'Say in a few words what is wrong')
    .max(LIMITS.incidentTitleLength, `At most ${LIMITS.incidentTitleLength} characters`),
  services: servicesField,
  /** The first of the updates that everybody can read. */
  message: messageField,
  /** Since when it has been so; now unless said. */
  startedAt: instantField.nullish(),
});

export const updateIncidentInput = z.strictObject({
  /** Of the update: sent twice, it is written once. */
  id: idField,
  incidentId: idField,
  status: z.enum(OPEN_INCIDENT_STATUSES),
  message: messageField,
  severity: z.enum(SEVERITIES).optional(),
  services: servicesField.optional(),
});

export const resolveIncidentInput = z.strictObject({
  id: idField,
  incidentId: idField,
  message: messageField,
  cause: longTextField.optional(),
  followUps: longTextField.optional(),
});

/** What the report says beside what is recorded anyway. */
export const reviewIncidentInput = z.strictObject({
  incidentId: idField,
  version: versionField,
  cause: longTextField,
  followUps: longTextField,
});

export const incidentIdInput = z.strictObject({ incidentId: idField });
