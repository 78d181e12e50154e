import { useRouter } from '@tanstack/react-router';

/** The lists that entries are made and edited from. */
export type EntryList = '/earnings' | '/work' | '/payouts' | '/products' | '/goals' | '/platforms';

/** Back to where the person came from, or to the list when they came from outside. */
export function useLeave(list: EntryList): () => void {
  const router = useRouter();
  return () => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: list });
  };
}
