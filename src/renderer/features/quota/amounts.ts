import type { QuotaComponent } from '../../../shared/contract/quota.ts';
import { parseAmount } from '../../../shared/domain/amount-text.ts';
import type { Format } from '../../app/format.ts';

/** How amounts of a component are shown and read: yuan with their large-number words, anything else with its unit. */
export interface Amounts {
  /** In the scale that reads best. */
  short(minor: number | null): string;
  /** To the last unit. */
  exact(minor: number | null): string;
  /** As typed and copied: `1234.5`. */
  text(minor: number): string;
  /** Null for what is no amount, or too large to be exact. */
  parse(text: string): number | null;
  /** In whole units, as columns show it. */
  value(minor: number): number;
}

export function amountsOf({ unit, decimals }: Pick<QuotaComponent, 'unit' | 'decimals'>, f: Format): Amounts {
  const scale = 10 ** decimals;
  const isYuan = unit === 'CNY';
  const plain = (minor: number | null, digits: number) =>
    minor === null ? f.number(null) : `${f.number(minor / scale, digits)} ${unit}`;
  return {
    short: (minor) => (isYuan ? f.money(minor) : plain(minor, 0)),
    exact: (minor) => (isYuan ? f.moneyExact(minor) : plain(minor, decimals)),
    text(minor) {
      const sign = minor < 0 ? '-' : '';
      const whole = Math.floor(Math.abs(minor) / scale);
      const rest = Math.abs(minor) % scale;
      return rest === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(rest).padStart(decimals, '0')}`;
    },
    parse(text) {
      const amount = parseAmount(text);
      if (amount === null) return null;
      const minor = Math.round(Number(`${amount}e${decimals}`));
      return Number.isSafeInteger(minor) ? minor + 0 : null;
    },
    value: (minor) => minor / scale,
  };
}
