import type { PlatformView } from '@earntrack/contract';
import type { ReactNode } from 'react';
import { ErrorState } from '../../components/error-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { usePlatforms } from './use-platforms.ts';

interface WithPlatformsProps {
  title: string;
  children: (platforms: readonly PlatformView[]) => ReactNode;
}

/** A form that needs to know the platforms, once they are known. */
export function WithPlatforms({ title, children }: WithPlatformsProps) {
  const platforms = usePlatforms();
  return (
    <>
      <PageTitle>{title}</PageTitle>
      {platforms.data && children(platforms.data)}
      {platforms.isPending && <SkeletonRows of="the form" count={4} />}
      {platforms.isError && !platforms.data && (
        <ErrorState error={platforms.error} onRetry={() => void platforms.refetch()} />
      )}
    </>
  );
}
