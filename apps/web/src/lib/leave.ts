import { useRouter } from '@tanstack/react-router';

/** Back to where the person came from, or to the list when they came from outside. */
export function useLeave(
  list: '/earnings' | '/work' | '/payouts' | '/products' | '/goals' | '/platforms',
): () => void {
  const router = useRouter();
  return () => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: list });
  };
}
