import { existsSync, statfsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium to test in: the one that was named, else the system's, else the one that npm brought. */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return SYSTEM.find((path) => existsSync(path)) ?? (await bundled.executablePath());
}

/** It runs as root in containers, without a graphics card, and asks nobody on the network for anything. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What Chromium's processes share is files of memory, on Linux; a container has often as good as none. */
const SHARED_MEMORY = '/dev/shm';
const PLENTY_BYTES = 1024 ** 3;

/**
 * Of what Playwright adds by itself, what is left out here: it has Chromium share memory through files of the disk, which costs
 * several percent of its work. Nothing where there is little memory to share.
 */
export function leftOutArguments(): string[] {
  if (!existsSync(SHARED_MEMORY)) return [];
  const { bavail, bsize } = statfsSync(SHARED_MEMORY);
  return bavail * bsize < PLENTY_BYTES ? [] : ['--disable-dev-shm-usage'];
}
