/** Ems a sign takes in Noto Sans SC, near enough to place a label: full-width signs one, capitals and figures less. */
function ems(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x2e80 || (code >= 0x2460 && code <= 0x27bf)) return 1;
  if (/[iljtfr.,:;'|!()[\] ]/.test(sign)) return 0.32;
  if (/[mwMW%@]/.test(sign)) return 0.88;
  if (/[A-Z]/.test(sign)) return 0.66;
  return 0.57;
}

/** Width of a line of text in points. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const sign of text) sum += ems(sign);
  return sum * size * (bold ? 1.05 : 1);
}

/** As much of a line as fits a width, with an ellipsis where something was cut off. */
export const fitText = (text: string, width: number, size: number, bold = false): string =>
  fitTo(text, width, (part) => textWidth(part, size, bold));

/** The same by the writer's own measure. */
export function fitTo(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const letters = [...text];
  let [fits, most] = [0, letters.length];
  while (fits < most) {
    const middle = Math.ceil((fits + most) / 2);
    if (measure(`${letters.slice(0, middle).join('')}…`) <= width) fits = middle;
    else most = middle - 1;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
}
