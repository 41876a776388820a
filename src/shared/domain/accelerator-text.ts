import type { PayCurve } from './pay.ts';

type Accelerators = PayCurve['accelerators'];

/** A share as a percentage without float dust: 1.1 → `110`. */
const percent = (share: number) => String(Math.round(share * 1e6) / 1e4);

/** Accelerators in one cell: `100 % → 1.5 %; 120 % → 2 %` = from 100 % on, 1.5 % of the target pay for each 1 %. '' for none. */
export function acceleratorsText(accelerators: Accelerators): string {
  return accelerators.map(({ from, rate }) => `${percent(from)} % → ${rate} %`).join('; ');
}

const one = /^(\d+(?:\.\d+)?)\s*%?\s*(?:→|->|=>|:)\s*(\d+(?:\.\d+)?)\s*%?$/;

/** What `acceleratorsText` writes, and what a person makes of it in Excel (full-width marks, `->`); null = can't be read. */
export function readAccelerators(text: string): Accelerators | null {
  const parts = text.normalize('NFKC').split(';');
  const found = parts.map((part) => one.exec(part.trim()));
  return found.every((match) => match !== null)
    ? found.map((match) => ({ from: Number(match[1]) / 100, rate: Number(match[2]) }))
    : null;
}
