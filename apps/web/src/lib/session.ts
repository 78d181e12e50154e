import { readFailure } from '@earntrack/client';
import type { AccountView, Basis, ProfileView, SessionView } from '@earntrack/contract';
import type { LocalDate } from '@earntrack/domain';
import { queryOptions } from '@tanstack/react-query';
import { createContext, use, useMemo, useState, useSyncExternalStore } from 'react';
import { todayIn } from './days.ts';
import { copySession, forgetDeviceCopy, readDeviceCopy } from './device-copy.ts';
import { keepDraftsOf } from './draft-owner.ts';
import { SIGNED_IN_AGAIN } from './held-place.ts';
import { seedPlatforms } from './platform-copy.ts';
import { client, leaveSignedOut, queryClient } from './query.ts';
import { trpc } from './trpc.ts';

/** Who is signed in. It changes by what this page does, so it is asked once and then kept up by hand. */
export const sessionOptions = queryOptions({
  queryKey: trpc.auth.session.queryKey(),
  queryFn: async (): Promise<SessionView> => {
    try {
      return noted(await client.auth.session.query());
    } catch (err) {
      return sessionOfDevice(err);
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Puts a fresh answer in place, after signing in and out and after a change of the profile. */
export function keepSession(session: SessionView): void {
  queryClient.setQueryData(sessionOptions.queryKey, noted(session));
}

function noted(session: SessionView): SessionView {
  if (session.account) keepDraftsOf(session.account.id);
  copySession(session);
  return session;
}

/** Where nobody answers, whoever was signed in here last may go on recording. */
function sessionOfDevice(error: unknown): SessionView {
  const { kind } = readFailure(error);
  const copy = kind === 'unreachable' || kind === 'timed_out' ? readDeviceCopy() : null;
  if (copy === null) throw error;
  if (copy.platforms) seedPlatforms(copy.platforms);
  askAgainWhenBack(copy.session);
  return copy.session;
}

function askAgainWhenBack(assumed: SessionView): void {
  const ask = async () => {
    const session = await client.auth.session.query().catch(() => null);
    if (session === null) return;
    stopAsking();
    if (session.account === null) leaveSignedOut();
    else if (session.account.id !== assumed.account?.id) enterWith(session);
    else keepSession(session);
    await queryClient.invalidateQueries();
  };
  const now = () => void ask();
  const stopAsking = () => {
    window.removeEventListener('online', now);
    window.removeEventListener('focus', now);
  };
  window.addEventListener('online', now);
  window.addEventListener('focus', now);
}

/** Starts anew with the person who just signed in: nothing of somebody before stays in this page. */
export function enterWith(session: SessionView): void {
  queryClient.clear();
  keepSession(session);
}

/** Goes on with the same person, whose session had ended: what is shown stays, and is asked again. */
export async function goOnWith(session: SessionView): Promise<void> {
  keepSession(session);
  window.dispatchEvent(new Event(SIGNED_IN_AGAIN));
  await queryClient.invalidateQueries();
}

/** Forgets everything of the person who left; what was public is asked again. */
export async function forgetSession(): Promise<void> {
  // Drafts that were kept for coming back to them.
  sessionStorage.clear();
  forgetDeviceCopy();
  queryClient.clear();
  await queryClient.query(sessionOptions);
}

/** Ends the session on the server, then forgets the person here. */
export async function signOut(): Promise<void> {
  await client.auth.logout.mutate();
  await forgetSession();
}

/** Who is signed in, for every screen behind the sign-in. */
export interface SignedIn {
  account: AccountView;
  profile: ProfileView;
  session: SessionView;
}

/** Above all screens behind the sign-in, which ask for it in hundreds of places: only the frame watches the session. */
export const SignedInContext = createContext<SignedIn | null>(null);

/** Watches who is signed in. While somebody is being signed out, the screen that they leave is still drawn for them. */
export function useSessionOfPage(): SignedIn {
  const session = useSyncExternalStore(watchQueries, currentSession);
  const [known, setKnown] = useState(session);
  if (session?.account && session !== known) setKnown(session);
  return useMemo(() => signedInBy(known), [known]);
}

function watchQueries(onChange: () => void): () => void {
  return queryClient.getQueryCache().subscribe(onChange);
}

function currentSession(): SessionView | undefined {
  return queryClient.getQueryData(sessionOptions.queryKey);
}

function signedInBy(session: SessionView | undefined): SignedIn {
  if (!session?.account || !session.profile)
    throw new Error('This screen is only for somebody who is signed in');
  return { account: session.account, profile: session.profile, session };
}

/** Account and profile of the person who is signed in. Only for screens behind the sign-in. */
export function useSignedIn(): SignedIn {
  const signedIn = use(SignedInContext);
  if (signedIn === null) throw new Error('This screen is only for somebody who is signed in');
  return signedIn;
}

/** The profile's language, time zone, currency and first day of the week. */
export function useProfile(): ProfileView {
  return useSignedIn().profile;
}

/** Where a refund counts for the person who is signed in: when it happened, as long as nobody said otherwise. */
export function currentBasis(): Basis {
  return currentSession()?.profile?.basis ?? 'cash';
}

/** Today's date in the profile's time zone. */
export function useToday(): LocalDate {
  return todayIn(useProfile().timeZone);
}
