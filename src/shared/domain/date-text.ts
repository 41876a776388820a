/** A date as `2026-03-01`, from what people type (2026/3/1, 2026年3月1日, 2026.3.1, 2026-03-01T…); null for no date. */
export function parseDate(text: string): string | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号號]?(?:[ T].*)?$/.exec(
    text.normalize('NFKC').trim(),
  );
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) return null;
  return date.toISOString().slice(0, 10);
}
