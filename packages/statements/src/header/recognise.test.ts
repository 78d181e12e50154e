import { describe, expect, it } from 'vitest';
import { PRESETS } from '../presets/index.ts';
import { StatementProblem } from '../problem.ts';
import { columnName } from './header.ts';
import { recognise as recogniseSource } from './recognise.ts';

const upwork = 'Date,Ref ID,Type,Description,Agency,Amount,Balance';

const recognise = (text: string, presets: typeof PRESETS) =>
  recogniseSource({ kind: 'text', text, encoding: 'UTF-8', hasMixedEnds: false }, presets);

function problemOf(text: string) {
  try {
    recognise(text, PRESETS);
  } catch (err) {
    if (err instanceof StatementProblem) return err.outcome;
    throw err;
  }
  throw new Error('it was recognised');
}

describe('recognising a file', () => {
  it('goes by the set of columns: neither their order nor their case nor the delimiter matters', () => {
    const headers = [
      upwork,
      'BALANCE,amount,agency,description,type,ref id,date',
      upwork.replaceAll(',', ';'),
      upwork.replaceAll(',', '\t'),
      `\ufeff"${upwork.replaceAll(',', '" , "')}"`.replaceAll(' , ', ','),
    ];
    for (const header of headers) {
      const { preset, match } = recognise(`${header}\n`, PRESETS);
      expect([preset.id, match.layout.name]).toEqual(['upwork', 'with Ref ID']);
    }
    expect(recognise('Hours;Amount;Platform;Date\n', PRESETS).preset.id).toBe('generic');
  });

  it('finds the header under title lines, also under many by its columns', () => {
    const title = 'My earnings\n\n"of 2026, all"\n';
    expect(recognise(`${title}\nplatform,date,amount\n`, PRESETS).headerIndex).toBe(4);
    expect(recognise(`${title}${'All of it\n'.repeat(20)}platform;date;amount\n`, PRESETS).headerIndex).toBe(
      23,
    );
    // Rows as wide as a table may be one, of which nothing would be read then.
    expect(problemOf(`${title}\nday;sum\n1;2\nplatform;date;amount\n`)).toMatchObject({
      kind: 'undecided',
      message: expect.stringContaining('not recognised by its columns (day, sum)'),
    });
    expect(problemOf('One\n'.repeat(70))).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('none of its first 60 rows has two columns'),
    });
  });

  it('says what a known export lacks', () => {
    expect(problemOf('Date,Ref ID,Type,Description,Agency,Balance\n')).toMatchObject({
      kind: 'undecided',
      option: 'preset',
      message: expect.stringContaining(
        'looks like “Upwork transaction history” but lacks the column “Amount”',
      ),
    });
  });

  it.each([
    'Data;Tipo;Descrizione;Valuta;Importo;Saldo',
    'Fecha;Tipo;Concepto;Divisa;Importe;Saldo',
    'Datum;Typ;Beschreibung;Währung;Betrag;Saldo',
    'Data;Tipo;Moeda;Valor;Saldo',
    'Datum;Soort;Omschrijving;Valuta;Bedrag',
    'Data;Rodzaj;Waluta;Kwota;Saldo',
  ])('takes no columns that everybody has for those of a platform, in no language: %s', (header) => {
    const { message } = problemOf(`${header}\n`);
    expect(message).toContain(`not recognised by its columns (${header.replaceAll(';', ', ')})`);
  });

  it('names the columns of a file that nothing fits, and refuses what is no table', () => {
    expect(problemOf('Colour,Size,Shape\nred,1,round\n').message).toMatch(
      /\(Colour, Size, Shape\).*--mapping/,
    );
    expect(problemOf('one\ntwo\nthree\n')).toMatchObject({ kind: 'refused' });
  });

  it('looks of a very long text in a row only at as much as a name may have', () => {
    const note = 'a '.repeat(100_000);
    expect(columnName(note).length).toBeLessThan(1001);
    const { headerIndex } = recognise(`platform,date,amount,notes\nA,2026-03-01,1.50,${note}\n`, PRESETS);
    expect(headerIndex).toBe(0);
  });

  it('refuses two columns of one name when that column counts', () => {
    expect(problemOf('platform,date,amount,Amount\n')).toMatchObject({ kind: 'refused', column: 'amount' });
    expect(recognise('platform,date,amount,x,x\n', PRESETS).preset.id).toBe('generic');
  });
});
