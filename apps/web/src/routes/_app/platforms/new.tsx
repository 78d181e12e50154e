import { createFileRoute } from '@tanstack/react-router';
import { NewPlatformPage } from '../../../features/platforms/index.ts';

export const Route = createFileRoute('/_app/platforms/new')({ component: NewPlatformPage });
