import type { StaffingFit, StaffingRow } from '../contract/staffing.ts';
import { type Language, translate } from '../i18n/index.ts';

/** Words on screen, in the terminal and in Excel alike. */
type Said = Pick<StaffingRow, 'fit' | 'pinned' | 'chosen' | 'skills'>;

/** Why this rep, or why nobody, the strongest reason first. */
export function staffingReasons(language: Language, { fit, pinned, chosen, skills }: Said): string[] {
  const word = (key: string, params?: Record<string, string | number>) =>
    translate(language, 'staffing', `reason.${key}`, params);
  const said = chosen ? [word('chosen')] : pinned ? [word('pinned')] : [];
  if (fit !== null) return [...said, ...fitWords(language, fit)];
  return [...said, skills === '' ? word('vacant') : word('vacantFor', { skills })];
}

/** The figures of a fit in words. */
export function fitWords(language: Language, fit: StaffingFit): string[] {
  const word = (key: string, params?: Record<string, string | number>) =>
    translate(language, 'staffing', `reason.${key}`, params);
  const percent = (share: number) => Math.round(share * 100);
  const { metres, nearness, keptFen, salesFen, level, sizeRank: rank, of } = fit;
  const words = [
    metres === null || nearness === null
      ? word('homeless')
      : word('near', { km: Math.round(metres / 1000), nearness }),
    keptFen > 0 && salesFen > 0
      ? word('kept', { amount: shortAmount(language, keptFen), share: percent(keptFen / salesFen) })
      : word('keptNone'),
    level === '' ? word('noLevel', { rank, of }) : word('level', { level, rank, of }),
  ];
  if (fit.years !== null && fit.growth !== null)
    words.push(word('years', { years: fit.years, growth: percent(fit.growth) }));
  if (fit.fte < 1) words.push(word('partTime', { fte: percent(fit.fte) }));
  if (fit.missing.length > 0)
    words.push(word('missing', { skills: fit.missing.join(translate(language, 'staffing', 'separator')) }));
  return words;
}

/** Fen in the scale of the language, for a sentence. */
function shortAmount(language: Language, fen: number): string {
  const yuan = fen / 100;
  const [large, middle] = language === 'zh' ? [1e8, 1e4] : [1e9, 1e6];
  const [key, value, digits] =
    yuan >= large
      ? ['large', yuan / large, 2]
      : yuan >= middle
        ? ['middle', yuan / middle, 1]
        : ['small', yuan, 0];
  return translate(language, 'staffing', `money.${key}`, { value: Number(value).toFixed(Number(digits)) });
}
