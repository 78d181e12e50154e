import type { ActorKind } from '@earntrack/contract';

/** Who asks for something, and from where: what is counted, and what an account remembers of it. */
export interface Origin {
  kind: ActorKind;
  /** Of the session, the sign-in of a program or the API token; null for somebody without one. */
  id: string | null;
  /** What an API token is called; empty for everybody else. */
  name: string;
  address: string;
  userAgent: string;
}

/** Whoever runs the server, at its command line. */
export const OPERATOR: Origin = { kind: 'operator', id: null, name: '', address: '', userAgent: '' };
