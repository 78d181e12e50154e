import { describe, expect, it } from 'vitest';
import { decodeText, MAX_FILE_BYTES } from './decode.ts';

const TEXT = 'platform,date,amount,notes\nEtsy,2026-01-02,5,Café “Süd” – 3 €\n';

function utf16(text: string, { bigEndian, mark }: { bigEndian: boolean; mark: boolean }): Uint8Array {
  const units = `${mark ? '\ufeff' : ''}${text}`;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < units.length; index += 1)
    view.setUint16(index * 2, units.charCodeAt(index), !bigEndian);
  return bytes;
}

describe('decoding a file', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    const bytes = new TextEncoder().encode(TEXT);
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding: 'UTF-8' });
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))).toEqual({ text: TEXT, encoding: 'UTF-8' });
  });

  it('reads UTF-16 in both byte orders, with and without a mark', () => {
    for (const bigEndian of [true, false]) {
      for (const mark of [true, false]) {
        const encoding = bigEndian ? 'UTF-16BE' : 'UTF-16LE';
        expect(decodeText(utf16(TEXT, { bigEndian, mark }))).toEqual({ text: TEXT, encoding });
      }
    }
  });

  it('takes bytes that are no UTF-8 for Windows-1252', () => {
    const bytes = Uint8Array.of(...new TextEncoder().encode('a,b\n'), 0x43, 0x61, 0x66, 0xe9, 0x20, 0x80);
    expect(decodeText(bytes)).toEqual({ text: 'a,b\nCafé €', encoding: 'Windows-1252' });
  });

  it('says what the file is when it is no text', () => {
    const start = (...bytes: number[]) => Uint8Array.of(...bytes, 1, 2, 3);
    expect(() => decodeText(start(0x25, 0x50, 0x44, 0x46))).toThrow('a PDF document');
    expect(() => decodeText(start(0x50, 0x4b, 3, 4))).toThrow('an archive within an archive');
    expect(() => decodeText(start(0x89, 0x50, 0x4e, 0x47))).toThrow('an image');
    expect(() => decodeText(start(0xff, 0xd8, 0xff))).toThrow('an image');
    expect(() => decodeText(Uint8Array.of(7, 0, 0, 0, 9, 8))).toThrow('is no text');
    expect(() => decodeText(new TextEncoder().encode('<!DOCTYPE html><table>'))).toThrow('web page');
    expect(() => decodeText(new TextEncoder().encode('<?xml version="1.0"?><rows/>'))).toThrow('of XML');
    for (const json of ['{"rows": []}', '[{"date": "2026-03-09"}]', '{\n  "a" : 1}'])
      expect(() => decodeText(new TextEncoder().encode(json))).toThrow('of JSON');
    expect(decodeText(new TextEncoder().encode('{"a",[b]\n1,2')).text).toBe('{"a",[b]\n1,2');
  });

  it('says that an empty file is empty and a huge one too large', () => {
    expect(() => decodeText(new Uint8Array())).toThrow('empty');
    expect(() => decodeText(new TextEncoder().encode(' \r\n\t'))).toThrow('empty');
    expect(() => decodeText(new Uint8Array(MAX_FILE_BYTES + 1))).toThrow('larger than 200 MB');
  });
});
