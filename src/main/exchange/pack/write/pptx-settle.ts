import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The earliest time a zip entry can bear: entries have no clock. */
const epoch = new Date(1980, 0, 1);

/**
 * Takes the clock and empty values out of a package the library wrote: dates become the document's, points of charts without
 * a value are left out (PowerPoint offers to repair `<c:v></c:v>`), shapes have a number each, only parts that are there are listed,
 * entries have one order and one time. Workbooks within go
 * the same way.
 */
export function settled(archive: Uint8Array, at: string): Uint8Array {
  const date = `${at.slice(0, 19)}Z`;
  const files = unzipSync(archive);
  const entries: Zippable = {};
  for (const name of Object.keys(files).sort(inOrder)) {
    const bytes = files[name] ?? new Uint8Array();
    if (name.endsWith('/')) continue;
    if (name.endsWith('.xlsx')) entries[name] = settled(bytes, at);
    else if (name === 'docProps/core.xml')
      entries[name] = strToU8(
        strFromU8(bytes).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`),
      );
    else if (name === '[Content_Types].xml')
      entries[name] = strToU8(withoutStrangers(strFromU8(bytes), files));
    else if (/slides\/slide\d+\.xml$/.test(name)) entries[name] = strToU8(numbered(strFromU8(bytes)));
    else if (/charts\/chart\d+\.xml$/.test(name))
      entries[name] = strToU8(strFromU8(bytes).replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, ''));
    else entries[name] = bytes;
  }
  return zipSync(entries, { mtime: epoch, level: 6 });
}

/** The library lists a master per slide; those that are not there go. */
const withoutStrangers = (types: string, files: Readonly<Record<string, Uint8Array>>): string =>
  types.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (override, part: string) =>
    files[part] ? override : '',
  );

/** Shapes of a slide by a number each: the library gives tables those of other shapes. */
function numbered(slide: string): string {
  let next = 0;
  return slide.replace(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${++next}"`);
}

/** The list of contents stands first, as Office writes it. */
function inOrder(a: string, b: string): number {
  const first = '[Content_Types].xml';
  if (a === first || b === first) return a === b ? 0 : a === first ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
