import { createFileRoute } from '@tanstack/react-router';
import { ImportsPage } from '../../../features/imports/index.ts';
import { preloadImports } from '../../../lib/preload.ts';

export const Route = createFileRoute('/_app/imports/')({
  loader: preloadImports,
  component: ImportsPage,
});
