import type { AppRouter } from '@earntrack/api';
import { createTRPCContext, createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { client, queryClient } from './query.ts';

const bridge: ReturnType<typeof createTRPCContext<AppRouter>> = createTRPCContext<AppRouter>();

export const TRPCProvider: typeof bridge.TRPCProvider = bridge.TRPCProvider;

/** For components: `const trpc = useTRPC()`, then `useQuery(trpc.earnings.list.queryOptions(…))`. */
export const useTRPC: () => TRPCOptionsProxy<AppRouter> = bridge.useTRPC;

export const useTRPCClient: typeof bridge.useTRPCClient = bridge.useTRPCClient;

/** The same outside components: loaders, guards, and whatever runs once. */
export const trpc: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
