const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const STEP = 1_024;

/** "1.5 MB" */
export function bytesInWords(bytes: number): string {
  const power = bytes < STEP ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), BYTE_UNITS.length - 1);
  return `${short(bytes / STEP ** power)} ${BYTE_UNITS[power]}`;
}

/** "1.2 s", "35 ms", "4 min", "2.5 h", "12 days" */
export function secondsInWords(seconds: number): string {
  if (seconds < 1) return `${short(seconds * 1_000)} ms`;
  if (seconds < 120) return `${short(seconds)} s`;
  if (seconds < 7_200) return `${short(seconds / 60)} min`;
  return seconds < 172_800 ? `${short(seconds / 3_600)} h` : `${short(seconds / 86_400)} days`;
}

/** "0.4 %", "83 %" */
export function shareInWords(share: number): string {
  return `${short(share * 100)} %`;
}

/** "12,345" */
export function countInWords(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

function short(value: number): string {
  return value >= 10 || Number.isInteger(value) ? countInWords(value) : String(Number(value.toPrecision(2)));
}
