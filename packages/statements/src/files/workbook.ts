import { refuse } from '../problem.ts';
import { readStyles } from './number-formats.ts';
import { readSheet, type SheetCells, type SheetContext } from './sheet.ts';
import { localName, scanXml } from './xml.ts';
import { unzip, type ZipEntry } from './zip.ts';

const MAIN = 'xl/workbook.xml';
/** Texts that a workbook's sheets share; more than this are not of a statement. */
const MAX_TEXTS = 5_000_000;

export interface Sheet {
  name: string;
  read: () => SheetCells;
}

/** True for the files in an Excel workbook (.xlsx). */
export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === MAIN);
}

/** The sheets of a workbook that a person sees, in their order. Each is unpacked when it is read. */
export function sheetsOf(bytes: Uint8Array, entries: readonly ZipEntry[]): Sheet[] {
  const fileOf = (name: string): Uint8Array | null => {
    const entry = entries.find((candidate) => candidate.name === name);
    return entry ? unzip(bytes, entry) : null;
  };
  const targets = readTargets(fileOf('xl/_rels/workbook.xml.rels'));
  const main = readMain(fileOf(MAIN) ?? new Uint8Array());
  let context: SheetContext | undefined;
  const contextOf = (): SheetContext =>
    (context ??= {
      sharedTexts: readSharedTexts(fileOf(targets.sharedStrings ?? 'xl/sharedStrings.xml')),
      shown: readStyles(fileOf(targets.styles ?? 'xl/styles.xml')),
      is1904: main.is1904,
    });
  return main.sheets.map(({ name, relation }) => ({
    name,
    read: () => {
      const xml = fileOf(targets.byId.get(relation) ?? '');
      return xml ? readSheet(xml, contextOf()) : refuse('This workbook names a sheet that it does not hold.');
    },
  }));
}

function readMain(xml: Uint8Array): { sheets: { name: string; relation: string }[]; is1904: boolean } {
  const sheets: { name: string; relation: string }[] = [];
  let is1904 = false;
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      const relation = Object.entries(attributes).find(([key]) => key !== 'id' && localName(key) === 'id');
      sheets.push({ name: attributes.name ?? '', relation: relation?.[1] ?? '' });
    },
  });
  return { sheets, is1904 };
}

/** Where the parts of a workbook lie in its archive. */
function readTargets(xml: Uint8Array | null) {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  if (xml)
    scanXml(xml, {
      open: (name, { Id = '', Type = '', Target = '' }) => {
        if (name !== 'Relationship') return;
        const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
        byId.set(Id, path);
        byType.set(Type.slice(Type.lastIndexOf('/') + 1), path);
      },
    });
  return { byId, sharedStrings: byType.get('sharedStrings'), styles: byType.get('styles') };
}

/** A shared text may be in pieces of several fonts; how it is pronounced does not belong to it. */
function readSharedTexts(xml: Uint8Array | null): string[] {
  const texts: string[] = [];
  if (!xml) return texts;
  let text = '';
  let isInText = false;
  let isPronounced = false;
  scanXml(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isPronounced = true;
      isInText = name === 't' && !isPronounced;
    },
    text: (piece) => {
      if (isInText) text += piece;
    },
    close: (name) => {
      if (name === 't') isInText = false;
      if (name === 'rPh') isPronounced = false;
      if (name !== 'si') return;
      if (texts.push(text) > MAX_TEXTS) refuse('This workbook holds more texts than any statement.');
    },
  });
  return texts;
}
