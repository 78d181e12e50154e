import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium } from './chromium.ts';

const PUBLIC = join(import.meta.dirname, '../public');
const PAPER = '#f8faf9';
const INK = '#23489a';

interface Icon {
  file: string;
  size: number;
  /** How much of the width the mark takes; a mask may cut off whatever is outside the middle 80 per cent. */
  share: number;
}

const ICONS: readonly Icon[] = [
  { file: 'icon-180.png', size: 180, share: 0.62 },
  { file: 'icon-192.png', size: 192, share: 0.7 },
  { file: 'icon-512.png', size: 512, share: 0.7 },
  { file: 'icon-maskable-512.png', size: 512, share: 0.5 },
];

/** Draws the icons of the installed app from the mark, after the mark was changed. */
async function drawIcons(): Promise<void> {
  const mark = await readFile(join(PUBLIC, 'mark.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_ARGUMENTS });
  const page = await browser.newPage({ colorScheme: 'light' });
  for (const { file, size, share } of ICONS) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${PAPER};color:${INK}}
      svg{width:${share * 100}vw}</style>${mark}`,
    );
    await page.screenshot({ path: join(PUBLIC, file) });
  }
  await browser.close();
}

await drawIcons();
