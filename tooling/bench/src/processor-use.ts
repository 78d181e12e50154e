import { readdir, readFile } from 'node:fs/promises';
import { TICKS_A_SECOND } from './cpu-time.ts';

/** The processes of each part by its name; what they started counts with them, unless it is a part of its own. */
export type Parts = Readonly<Record<string, readonly number[]>>;

export interface ProcessorUse {
  part: string;
  /** How many cores it had on average. */
  cores: number;
  /** Of each request that was answered meanwhile; null where none was. */
  msARequest: number | null;
}

interface Process {
  parent: number;
  ticks: number;
}

interface Reading {
  atMs: number;
  answered: number;
  /** Of the whole machine, idle time left out. */
  machineTicks: number;
  ticksOf: ReadonlyMap<string, number>;
}

/** Where Linux tells of its processes. */
const PROC = '/proc';

export const REST = 'everything else on this machine';

/** Who had the processor of this machine between two instants, as Linux counts it. */
export class ProcessorWatch {
  readonly #parts: Parts;
  readonly #from: string;
  readonly #readings: Promise<Reading | null>[] = [];

  constructor(parts: Parts, from = PROC) {
    this.#parts = parts;
    this.#from = from;
  }

  /** To be called when it begins, and when it ends. */
  note(answered: number): void {
    this.#readings.push(read(this.#from, this.#parts, answered).catch(() => null));
  }

  /** Null where the machine does not tell it. */
  async uses(): Promise<ProcessorUse[] | null> {
    const [begun, ended] = await Promise.all(this.#readings);
    if (begun === undefined || ended === undefined) throw new Error('Nothing was looked at.');
    if (begun === null || ended === null) return null;
    const answered = ended.answered - begun.answered;
    const seconds = (ended.atMs - begun.atMs) / 1000;
    const useOf = (part: string, ticks: number): ProcessorUse => ({
      part,
      cores: Number((ticks / TICKS_A_SECOND / seconds).toFixed(2)),
      msARequest: answered === 0 ? null : Number(((ticks * 1000) / TICKS_A_SECOND / answered).toFixed(2)),
    });
    const known = [...ended.ticksOf].map(
      ([part, ticks]) => [part, ticks - (begun.ticksOf.get(part) ?? 0)] as const,
    );
    const knownTicks = known.reduce((sum, [, ticks]) => sum + ticks, 0);
    const restTicks = Math.max(ended.machineTicks - begun.machineTicks - knownTicks, 0);
    return [...known.map(([part, ticks]) => useOf(part, ticks)), useOf(REST, restTicks)];
  }
}

/** The process that started this one; 0 where it is not known. */
export async function parentOf(pid: number): Promise<number> {
  return (await readProcess(PROC, pid))?.parent ?? 0;
}

async function read(from: string, parts: Parts, answered: number): Promise<Reading> {
  const atMs = performance.now();
  const pids = (await readdir(from)).map(Number).filter((pid) => pid > 0);
  const entries = await Promise.all(pids.map(async (pid) => [pid, await readProcess(from, pid)] as const));
  const processes = new Map(entries.flatMap(([pid, process]) => (process ? [[pid, process] as const] : [])));
  const partOf = new Map(
    Object.entries(parts).flatMap(([part, roots]) => roots.map((pid) => [pid, part] as const)),
  );
  const ticksOf = new Map(Object.keys(parts).map((part) => [part, 0]));
  for (const [pid, { ticks }] of processes) {
    const part = partAbove(pid, processes, partOf);
    if (part !== null) ticksOf.set(part, (ticksOf.get(part) ?? 0) + ticks);
  }
  return { atMs, answered, machineTicks: await readMachine(from), ticksOf };
}

function partAbove(
  pid: number,
  processes: ReadonlyMap<number, Process>,
  partOf: ReadonlyMap<number, string>,
): string | null {
  for (let at: number | undefined = pid; at !== undefined; at = processes.get(at)?.parent) {
    const part = partOf.get(at);
    if (part !== undefined) return part;
  }
  return null;
}

async function readProcess(from: string, pid: number): Promise<Process | null> {
  const text = await readFile(`${from}/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The name of a process stands in parentheses, and may hold anything.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  // Its own, and what children that ended had: user and system each.
  const ticks = fields.slice(11, 15).reduce((sum, each) => sum + each, 0);
  return { parent: fields[1] ?? 0, ticks };
}

async function readMachine(from: string): Promise<number> {
  const [line = ''] = (await readFile(`${from}/stat`, 'utf8')).split('\n');
  const [user = 0, nice = 0, system = 0, , , hard = 0, soft = 0, stolen = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return user + nice + system + hard + soft + stolen;
}
