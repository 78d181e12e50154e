import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fewFiles } from './chunks.config.ts';
import { reference } from './reference.config.ts';
import { serverElsewhere } from './server-elsewhere.config.ts';
import { entryFileNames, headOfPage, listShell } from './shell.config.ts';

const API = process.env['EARNTRACK_API'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      quoteStyle: 'single',
      semicolons: true,
      addExtensions: true,
      generatedRouteTree: 'src/route-tree.gen.ts',
      routeFileIgnorePattern: '\\.test\\.',
    }),
    react(),
    listShell(),
    headOfPage(),
    reference(),
    serverElsewhere(),
  ],
  build: {
    target: 'es2023',
    // A data: URI would need a wider content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    // Every browser of the target knows it.
    modulePreload: { polyfill: false },
    // Says which file needs which; the bundle budget is counted by it.
    manifest: true,
    rolldownOptions: {
      input: {
        index: 'index.html',
        'api-docs': 'api-docs.html',
        'service-worker': 'src/service-worker/service-worker.ts',
      },
      output: { entryFileNames, codeSplitting: { groups: fewFiles() } },
    },
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/trpc': { target: API },
      // The reference is a page of these, and no answer of the server's.
      '/api': { target: API, bypass: ({ url }) => (url === '/api/docs' ? '/api-docs.html' : undefined) },
      '/health': { target: API },
      '/status': { target: API },
    },
  },
});
