import { TRPCError } from '@trpc/server';
import { refusalOf } from '../trpc/refusals.ts';
import { earningInput } from './factories.ts';
import { decide, type StagedFile, stageFile } from './import-session.ts';
import type { Person } from './test-api.ts';
import { fileOf, type FileRow, type RowsOfFile } from './typed-file.ts';

/** What a file says, and which row its corrections are of; of another one it says nothing. */
export interface CorrectedFile extends RowsOfFile {
  adjusts: string | null;
}

export type CorrectedStep =
  | { do: 'import' | 'take' | 'undo'; file: number }
  /** A person makes the refund a correction of the sale, or of nothing. */
  | { do: 'tie' | 'untie'; to: number }
  /** A person types a correction of the sale. */
  | { do: 'type' }
  | { do: 'edit' | 'delete' | 'restore' | 'tag' | 'untag' };

export const SALE_ID = 'A1';
export const REFUND_ID = 'R1';
/** Of which a person says nothing. */
export const OTHER_REFUND_ID = 'R2';

/** A sale and a refund of it on one platform, and what a person and files do to them. */
export class CorrectedHistory {
  readonly #person: Person;
  readonly #platformId: string;
  readonly #files: readonly CorrectedFile[];
  readonly #imports = new Map<number, string[]>();
  /** The sale in the bin. */
  #binnedId: string | null = null;

  constructor(person: Person, platformId: string, files: readonly CorrectedFile[]) {
    this.#person = person;
    this.#platformId = platformId;
    this.#files = files;
  }

  async go(steps: readonly CorrectedStep[]): Promise<void> {
    for (const step of steps) await this.#do(step);
  }

  /** What stands, what corrects what, and which of it is a person's own. */
  async shown(): Promise<string[]> {
    const { imports, payouts } = this.#person.api;
    const items = await this.#earnings();
    const nameOf = new Map(items.map(({ id, description }) => [id, description || 'typed']));
    const earnings = items.map(async ({ id, net, adjustsId, tags }) => {
      const { typedAt } = await imports.earningVersions({ id });
      const of = adjustsId === null ? 'nothing' : (nameOf.get(adjustsId) ?? 'what is gone');
      const whose = typedAt === null ? 'of files' : 'a person’s';
      return `${nameOf.get(id)}: ${net} of ${of}, ${whose} ${tags.join()}`;
    });
    const { items: paid } = await payouts.list({ platformId: this.#platformId, limit: 100 });
    return [...(await Promise.all(earnings)), ...paid.map(({ amount }) => `paid ${amount}`)].toSorted();
  }

  async hasSale(): Promise<boolean> {
    return (await this.#of(SALE_ID)) !== undefined;
  }

  async #earnings() {
    return (await this.#person.api.earnings.list({ platformIds: [this.#platformId], limit: 100 })).items;
  }

  async #of(id: string) {
    return (await this.#earnings()).find(({ description }) => description === `row ${id}`);
  }

  #file(at: number): StagedFile {
    const of = this.#files[at];
    if (!of) throw new Error(`There is no file ${at}`);
    const staged = fileOf(of, this.#platformId);
    const items = [...of.rows.values()].map((row, place) => withAdjusted(row, of, staged.items[place]));
    return {
      ...staged,
      items: [...items, ...staged.items.slice(items.length)].flatMap((item) => item ?? []),
    };
  }

  async #do(step: CorrectedStep): Promise<void> {
    const { api } = this.#person;
    const sale = await this.#of(SALE_ID);
    switch (step.do) {
      case 'import':
      case 'take':
        await this.import(step.file, step.do === 'take');
        return;
      case 'undo': {
        const importId = this.#imports.get(step.file)?.pop();
        if (importId !== undefined) await api.imports.undo({ importId });
        return;
      }
      case 'tie':
        return this.#change(REFUND_ID, { base: String(-step.to) }, sale?.id ?? null);
      case 'untie':
        return this.#change(REFUND_ID, { base: String(-step.to) }, null);
      case 'type':
        if (sale) await api.earnings.create(earningInput(this.#platformId, '-3', { adjustsId: sale.id }));
        return;
      case 'edit':
        return this.#change(SALE_ID, { base: '7' }, null);
      case 'delete':
        if (sale) await api.earnings.delete({ id: sale.id });
        this.#binnedId = sale?.id ?? this.#binnedId;
        return;
      case 'restore':
        return this.#restore();
      case 'tag':
      case 'untag': {
        if (!sale) return;
        const change = step.do === 'tag' ? { addTags: ['mine'] } : { removeTags: ['mine'] };
        await api.earnings.bulkEdit({ id: crypto.randomUUID(), target: { ids: [sale.id] }, change });
      }
    }
  }

  async #restore(): Promise<void> {
    const binnedId = this.#binnedId;
    const { items } = await this.#person.api.bin.list({ limit: 100 });
    if (binnedId !== null && items.some(({ id }) => id === binnedId))
      await this.#person.api.bin.restore({ items: [{ kind: 'earning', id: binnedId }] });
  }

  async #change(id: string, components: { base: string }, adjustsId: string | null): Promise<void> {
    const row = await this.#of(id);
    if (!row) return;
    const { platformId, earnedOn, currency, version } = row;
    const same = { id: row.id, platformId, earnedOn, currency, version, note: '', hours: null };
    await this.#person.api.earnings.update({ ...same, components, adjustsId });
  }

  /** Says whether it was recorded: a file may correct what is not there. */
  async import(at: number, isTaking: boolean): Promise<boolean> {
    const { api } = this.#person;
    const file = this.#file(at);
    const importId = await stageFile(this.#person, file);
    const { items } = await api.imports.items({ importId, limit: 100 });
    const kept = items.filter(({ kept: why }) => why === 'edited' || why === 'deleted');
    if (isTaking)
      for (const { position } of kept) await decide(this.#person, importId, { position, decision: 'take' });
    if (!(await isDone(api.imports.commit({ importId })))) return false;
    this.#imports.set(at, [...(this.#imports.get(at) ?? []), importId]);
    return true;
  }
}

async function isDone(act: Promise<unknown>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (fault) {
    if (fault instanceof TRPCError && refusalOf(fault).code === 'invalid_input') return false;
    throw fault;
  }
}

function withAdjusted(
  row: FileRow,
  { adjusts }: CorrectedFile,
  item: StagedFile['items'][number] | undefined,
) {
  const isRefund = row.id === REFUND_ID || row.id === OTHER_REFUND_ID;
  return item?.kind === 'earning' && isRefund ? { ...item, adjusts } : item;
}
