import { postalPrefixes } from './postal-prefixes.ts';

let parsed: ReadonlyMap<string, string> | null = null;

/** The prefecture a Chinese postal code delivers to; '' when its district is not known or serves several. */
export function prefectureOfPostal(postal: string): string {
  parsed ??= parse();
  for (const length of [4, 3]) {
    const found = parsed.get(postal.slice(0, length));
    if (found !== undefined) return found;
  }
  return '';
}

/** A postal code as it is compared: width, case, spaces and hyphens don't count; a leading zero that Excel took is put back. */
export function postalKey(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s'’-]/g, '')
    .replace(/\.0+$/, '')
    .toUpperCase();
  return /^\d{5}$/.test(plain) && prefectureOfPostal(`0${plain}`) !== '' ? `0${plain}` : plain;
}

/** Whether it can be one of China's six digits. */
export const isChinesePostal = (key: string): boolean => /^\d{6}$/.test(key);

function parse(): Map<string, string> {
  const districts = new Map<string, string>();
  for (const entry of postalPrefixes.flatMap((line) => line.split(', '))) {
    const [range = '', city = ''] = entry.split(' ');
    const [first = '', last = first] = range.split('-');
    for (let prefix = Number(first); prefix <= Number(last); prefix++)
      districts.set(String(prefix).padStart(first.length, '0'), city);
  }
  return districts;
}
