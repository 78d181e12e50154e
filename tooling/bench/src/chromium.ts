import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium of the journeys: the one that was named, else the system's, else the one that npm brought. */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  return named ?? SYSTEM.find((path) => existsSync(path)) ?? (await bundled.executablePath());
}

/** It runs as root in containers, without a graphics card, and asks nobody on the network for anything. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
