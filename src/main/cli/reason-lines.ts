import type { DesignReason } from '../../shared/contract/design.ts';
import type { MeasureInfo } from '../../shared/contract/plan.ts';
import { isNamedByCatalogue } from '../../shared/domain/measure-name.ts';
import { type ReasonFormat, readable, reasonKey, reasonParams } from '../../shared/domain/reason-key.ts';
import { translate } from '../../shared/i18n/index.ts';
import type { Terminal } from './terminal.ts';

/** Units named in one sentence; the document lists them all. */
const mostNamed = 3;

/** Why a design is not all that was asked for, a sentence each, as the design panel says it. */
export function reasonLines(
  reasons: readonly DesignReason[],
  measures: readonly MeasureInfo[],
  unitName: (unitId: number) => string,
  { word, language }: Terminal,
): string[] {
  const separator = translate(language, 'grid', 'listSeparator');
  const wording = {
    format: formatOf({ word, language }),
    measures,
    nameOf: (key: string) => (key === '' ? '' : measureWord(key, measures, language)),
    unitsOf(ids: readonly number[]) {
      const names = ids.slice(0, mostNamed).map(unitName).join(separator);
      return ids.length > mostNamed
        ? translate(language, 'reasons', 'more', { names, count: ids.length })
        : names;
    },
    separator,
  };
  return readable(reasons).map((reason) =>
    translate(language, 'reasons', reasonKey(reason), reasonParams(reason, wording)),
  );
}

/** A measure as people call it: from the catalogue, or as the file called it. */
export function measureWord(
  key: string,
  measures: readonly MeasureInfo[],
  language: Terminal['language'],
): string {
  const measure = measures.find((candidate) => candidate.key === key);
  return measure && !isNamedByCatalogue(measure) ? measure.name : translate(language, 'measures', key);
}

function formatOf({ word, language }: Pick<Terminal, 'word' | 'language'>): ReasonFormat {
  const fixed = (value: number, decimals: number) =>
    new Intl.NumberFormat(language, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(value);
  return {
    number: fixed,
    percent: (ratio, decimals) => `${fixed(ratio * 100, decimals)} %`,
    measure(value, unit) {
      if (unit === 'fen') return word('amounts.yuan', { value: fixed(value / 100, 0) });
      if (unit === 'minutes') return word('amounts.hours', { value: fixed(value / 60, 0) });
      if (unit === 'squareMetres') return word('amounts.squareKilometres', { value: fixed(value / 1e6, 0) });
      return fixed(value, unit === 'count' ? 0 : 2);
    },
  };
}
