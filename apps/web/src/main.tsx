import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepAppOnDevice } from './lib/app-on-device.ts';
import { startBeacons } from './lib/beacons/start-beacons.ts';
import { makeFirstFormats } from './lib/first-formats.ts';
import { keepPlatforms } from './lib/platform-copy.ts';
import { client, queryClient, whenSignedOut } from './lib/query.ts';
import { watchScreenCode } from './lib/screen-code.ts';
import { TRPCProvider } from './lib/trpc.ts';
import { leaveForSignIn, loadScreenAhead, loadScreensWhenIdle, router } from './router.tsx';
import './styles/index.css';

if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

watchScreenCode();
startBeacons(router);
loadScreenAhead();
setTimeout(makeFirstFormats);
keepPlatforms();
whenSignedOut(leaveForSignIn);
loadScreensWhenIdle();
keepAppOnDevice();

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element #app');

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        <RouterProvider router={router} />
      </TRPCProvider>
    </QueryClientProvider>
  </StrictMode>,
);
