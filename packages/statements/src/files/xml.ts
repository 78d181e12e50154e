import { SaxesParser } from 'saxes';
import { refuse, StatementProblem } from '../problem.ts';

const CHUNK_BYTES = 256 * 1024;

/** Names without their prefix: which prefix a writer chose means nothing. */
export interface XmlReader {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close?: (name: string) => void;
  /** All text directly before the next tag. */
  text?: (text: string) => void;
}

/** Reads XML piece by piece; entities that a document defines itself are refused with everything else that is no plain XML. */
export function scanXml(bytes: Uint8Array, reader: XmlReader): void {
  const parser = new SaxesParser({ position: false, xmlns: false });
  const fail = () =>
    refuse('This workbook is damaged. Open it in a spreadsheet program and save it once more.');
  parser.on('error', fail);
  parser.on('opentag', ({ name, attributes }) => reader.open?.(localName(name), attributes));
  parser.on('closetag', ({ name }) => reader.close?.(localName(name)));
  if (reader.text) parser.on('text', reader.text);
  const decoder = new TextDecoder();
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }));
    parser.close();
  } catch (err) {
    if (err instanceof StatementProblem) throw err;
    // What the parser throws beside its events is again a document that it cannot read.
    fail();
  }
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
