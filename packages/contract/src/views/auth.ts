import { z } from 'zod';
import { REGISTRATION_MODES } from '../auth.ts';
import { ROLES } from '../operator-rights.ts';
import { idView, instantView } from './fields.ts';
import { profileView } from './profile.ts';

export const accountView = z.object({
  id: idView,
  email: z.string(),
  role: z.enum(ROLES),
});
export type AccountView = z.output<typeof accountView>;

/** Who is signed in, and what somebody who is not may do. */
export const sessionView = z.object({
  account: accountView.nullable(),
  profile: profileView.nullable(),
  registration: z.enum(REGISTRATION_MODES),
  isFirstAccount: z
    .boolean()
    .describe(
      "True while nobody has an account: the next one is the operator's, whatever the registration mode",
    ),
  canSendMail: z
    .boolean()
    .describe('False where no mail server was set up: links then come from the operator'),
});
export type SessionView = z.output<typeof sessionView>;

/** A browser or a program that is signed in. */
export const deviceView = z.object({
  id: z.string().describe('Useless as a cookie and as a token'),
  kind: z.enum(['browser', 'program']).describe('A program signed in with a password of its owner'),
  userAgent: z.string().describe('What the browser or the program says that it is'),
  signedInAt: instantView,
  lastSeenAt: instantView.describe('To the hour; of a program, to the minute'),
  isCurrent: z.boolean().describe('The browser that asks'),
});
export type DeviceView = z.output<typeof deviceView>;

export const invitationView = z.object({
  token: z.string().describe('Shown once; only its hash is kept'),
  expiresAt: instantView,
});
export type InvitationView = z.output<typeof invitationView>;
