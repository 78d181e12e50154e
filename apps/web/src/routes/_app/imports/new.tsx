import { createFileRoute } from '@tanstack/react-router';
import { NewImportPage } from '../../../features/imports/index.ts';

export const Route = createFileRoute('/_app/imports/new')({ component: NewImportPage });
