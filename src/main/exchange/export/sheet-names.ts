/** The most characters of a sheet's name in Excel. */
const longest = 31;

/**
 * Names Excel takes for sheets: without `[]:*?/\`, no apostrophe at the ends, 31 characters at most, none twice (capitals
 * or not), none of those taken, never empty.
 */
export function sheetNames(wanted: readonly string[], taken: readonly string[]): string[] {
  const used = new Set([...taken, 'history'].map((name) => name.toLowerCase()));
  return wanted.map((text, index) => {
    const plain = text
      .toWellFormed()
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/^[\s']+|[\s']+$/g, '');
    const stem = plain === '' ? String(index + 1) : plain;
    let name = stem.slice(0, longest).trimEnd();
    for (let number = 2; used.has(name.toLowerCase()); number++) {
      const suffix = ` ${number}`;
      name = stem.slice(0, longest - suffix.length) + suffix;
    }
    used.add(name.toLowerCase());
    return name;
  });
}
