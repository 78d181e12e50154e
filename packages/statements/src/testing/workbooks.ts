import { zipSync } from 'fflate';

/** A cell of a workbook as its XML writes it. */
export type TestCell = string | { xml: string };

const encode = (text: string) => new TextEncoder().encode(text);
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An archive of texts or bytes. */
export function archiveOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, typeof file === 'string' ? encode(file) : file]),
    ),
    // The same bytes every time.
    { mtime: new Date(2026, 0, 1) },
  );
}

/** A workbook with one sheet of each name. Texts are shared as Excel shares them; `formats` are the codes of styles 1, 2 and so on. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly TestCell[])[]>>,
  { formats = [], is1904 = false }: { formats?: readonly string[]; is1904?: boolean } = {},
): Uint8Array {
  const texts: string[] = [];
  const names = Object.keys(sheets);
  const files = Object.fromEntries(
    Object.values(sheets).map((rows, index) => [
      `xl/worksheets/sheet${index + 1}.xml`,
      `<worksheet><sheetData>${rows.map((row, at) => rowXml(row, at, texts)).join('')}</sheetData></worksheet>`,
    ]),
  );
  const listed = names.map(
    (name, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`,
  );
  const relations = names.map(
    (_, index) =>
      `<Relationship Id="r${index + 1}" Type="a/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return archiveOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${is1904}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    'xl/styles.xml': stylesXml(formats),
    ...files,
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${escape(text)}</t></si>`).join('')}</sst>`,
  });
}

function rowXml(row: readonly TestCell[], at: number, texts: string[]): string {
  const cells = row.map((cell, index) => {
    const reference = `${columnLetters(index)}${at + 1}`;
    if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${texts.push(cell) - 1}</v></c>`;
    return cell.xml.replace('<c', `<c r="${reference}"`);
  });
  return `<row r="${at + 1}">${cells.join('')}</row>`;
}

/** "A" to "Z", then "AA" and so on. */
function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  return `${before > 0 ? columnLetters(before - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

function stylesXml(formats: readonly string[]): string {
  const codes = formats.map(
    (code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escape(code)}"/>`,
  );
  const styles = ['0', ...formats.map((_, index) => String(200 + index))].map(
    (id) => `<xf numFmtId="${id}"/>`,
  );
  return `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`;
}

/** A number as the XML of a sheet stores it, in a style. */
export function numberCell(stored: string, style = 0): TestCell {
  return { xml: `<c s="${style}"><v>${stored}</v></c>` };
}
