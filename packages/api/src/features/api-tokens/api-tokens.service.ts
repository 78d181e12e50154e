import type { Programs } from '@earntrack/auth';
import type { ApiTokenView, CreatedApiTokenView, createApiTokenInput } from '@earntrack/contract';
import type { z } from 'zod';
import type { Actor, TracedActor } from '../../actor.ts';
import { apiTokenView } from './api-tokens.view.ts';

type Create = z.output<typeof createApiTokenInput>;

export async function listApiTokens(programs: Programs, { userId, now }: Actor): Promise<ApiTokenView[]> {
  return (await programs.listApiTokens(userId)).map((token) => apiTokenView(token, now));
}

export async function createApiToken(
  programs: Programs,
  { userId, origin, now }: TracedActor,
  wish: Create,
): Promise<CreatedApiTokenView> {
  const { apiToken, token } = await programs.createApiToken(userId, wish, origin);
  return { ...apiTokenView(apiToken, now), token };
}

/** One that was revoked already stays revoked: asked again, the answer is the same. */
export async function revokeApiToken(
  programs: Programs,
  { userId, origin }: TracedActor,
  id: string,
): Promise<{ isRevoked: true }> {
  await programs.revokeApiToken(userId, id, origin);
  return { isRevoked: true };
}
