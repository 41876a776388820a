import type { MeasureUnit } from './domain/measures.ts';
import type { Language } from './i18n/index.ts';

/** What null looks like everywhere: never 0. */
export const dash = '–';

const minus = (text: string) => text.replace('-', '−');

interface Scale {
  divisor: number;
  suffix: string;
  decimals: number;
}

const yuanScales: Record<Language, readonly (Scale & { from: number })[]> = {
  zh: [
    { from: 1e8, divisor: 1e8, suffix: ' 亿元', decimals: 2 },
    { from: 1e4, divisor: 1e4, suffix: ' 万元', decimals: 1 },
    { from: 0, divisor: 1, suffix: ' 元', decimals: 0 },
  ],
  en: [
    { from: 1e9, divisor: 1e9, suffix: ' B', decimals: 2 },
    { from: 1e6, divisor: 1e6, suffix: ' M', decimals: 2 },
    { from: 1e3, divisor: 1e3, suffix: ' K', decimals: 1 },
    { from: 0, divisor: 1, suffix: '', decimals: 0 },
  ],
};

export interface MoneyColumn {
  unit: string;
  /** How many yuan its unit is, and the decimals its figures are shown with. */
  yuan: number;
  decimals: number;
  format: (fen: number | null) => string;
}

export interface Format {
  language: Language;
  /** 1,234 */
  count(value: number | null): string;
  /** Any number with at most `decimals`. */
  number(value: number | null, decimals?: number): string;
  /** Fen in the scale that reads best: 1,234.5 万元 / ¥1.23 M. */
  money(fen: number | null): string;
  /** Fen to the last one, for tooltips: ¥12,345,678.90. */
  moneyExact(fen: number | null): string;
  /** One scale for a column, by its middle figure: its unit for the heading, and the figures with the same decimals. */
  moneyColumn(fen: readonly (number | null)[]): MoneyColumn;
  /** Minutes as hours: 1,234 小时 / 1,234 h. */
  hours(minutes: number | null): string;
  /** 0.042 → 4.2 %. */
  percent(ratio: number | null, decimals?: number): string;
  /** 0.042 → ▲ +4.2 %, −0.031 → ▼ −3.1 %; never a bare colour. */
  deviation(ratio: number | null): string;
  distance(metres: number | null): string;
  area(squareMetres: number | null): string;
  /** A measure's value by how its number is to be read. */
  measure(value: number | null, unit: MeasureUnit): string;
  /** The same value, unrounded, for a tooltip. */
  measureExact(value: number | null, unit: MeasureUnit): string;
  /** 31.2304° N, 121.4737° E */
  coordinates(longitude: number, latitude: number): string;
  date(iso: string): string;
  dateTime(iso: string): string;
  /** Remaining or elapsed seconds: 约 12 秒 / 12 s. */
  duration(seconds: number): string;
}

const formats = new Map<Language, Format>();

/** The format of a language, made once: the `Intl` formats behind it take long to make. */
export function formatOf(language: Language): Format {
  const format = formats.get(language) ?? createFormat(language);
  formats.set(language, format);
  return format;
}

/** All number and date words of one language. Pure: the same input gives the same text. */
export function createFormat(language: Language): Format {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const cache = new Map<number, Intl.NumberFormat>();
  const fixed = (value: number, decimals: number) => {
    let intl = cache.get(decimals);
    if (intl === undefined) {
      intl = new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        // What rounds to nothing has no sign: 0 %, not −0 %.
        signDisplay: 'negative',
      });
      cache.set(decimals, intl);
    }
    return minus(intl.format(value));
  };
  const loose = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'negative' });
  const dateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const timeFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const currency = language === 'zh' ? '' : '¥';
  const scaleFor = (yuan: number): Scale =>
    yuanScales[language].find((scale) => Math.abs(yuan) >= scale.from) ?? {
      divisor: 1,
      suffix: '',
      decimals: 0,
    };
  // The middle row gets three significant digits: a few large ones do not turn the others into 0.1.
  const columnScale = (values: readonly (number | null)[]): Scale => {
    const sizes = values.map((fen) => Math.abs(fen ?? 0) / 100).filter((yuan) => yuan > 0);
    const middle = sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
    const scale = scaleFor(middle);
    const shown = middle / scale.divisor;
    const wanted = shown >= 100 ? 0 : shown >= 10 ? 1 : 2;
    return { ...scale, decimals: scale.divisor === 1 ? 0 : wanted };
  };
  const withSign = (text: string) =>
    text.startsWith('−') ? `−${currency}${text.slice(1)}` : currency + text;
  const moneyIn = (fen: number, scale: Scale) => withSign(fixed(fen / 100 / scale.divisor, scale.decimals));

  const scaled = (value: number | null, by: number) => (value === null ? null : value * by);
  /** Small money keeps its fen: 3.27 元. */
  const small = (fen: number) => withSign(fixed(fen / 100, 2)) + (language === 'zh' ? ' 元' : '');
  const each = (text: string, value: number | null) =>
    value === null ? dash : `${text}${language === 'zh' ? '/个' : ' each'}`;
  const perArea = (text: string, value: number | null) => (value === null ? dash : `${text}/km²`);
  const format: Format = {
    language,
    count: (value) => (value === null ? dash : fixed(Math.round(value), 0)),
    number: (value, decimals) =>
      value === null ? dash : decimals === undefined ? minus(loose.format(value)) : fixed(value, decimals),
    money(fen) {
      if (fen === null) return dash;
      const scale = scaleFor(fen / 100);
      return moneyIn(fen, scale) + scale.suffix;
    },
    moneyExact: (fen) =>
      fen === null ? dash : minus(`${fen < 0 ? '-' : ''}¥${fixed(Math.abs(fen) / 100, 2)}`),
    moneyColumn(values) {
      const scale = columnScale(values);
      return {
        unit: (currency + scale.suffix.trim()).trim(),
        yuan: scale.divisor,
        decimals: scale.decimals,
        format: (fen) => (fen === null ? dash : fixed(fen / 100 / scale.divisor, scale.decimals)),
      };
    },
    hours: (minutes) =>
      minutes === null ? dash : `${fixed(minutes / 60, 0)} ${language === 'zh' ? '小时' : 'h'}`,
    percent: (ratio, decimals = 1) => (ratio === null ? dash : `${fixed(ratio * 100, decimals)} %`),
    deviation(ratio) {
      if (ratio === null) return dash;
      const rounded = Math.round(ratio * 1000) / 10;
      if (rounded === 0) return `● ${fixed(0, 1)} %`;
      return rounded > 0 ? `▲ +${fixed(rounded, 1)} %` : `▼ ${fixed(rounded, 1)} %`;
    },
    distance: (metres) =>
      metres === null
        ? dash
        : metres >= 1000
          ? `${fixed(metres / 1000, metres >= 100_000 ? 0 : 1)} km`
          : `${fixed(metres, 0)} m`,
    area: (squareMetres) => (squareMetres === null ? dash : `${fixed(squareMetres / 1e6, 0)} km²`),
    measure(value, unit) {
      if (unit === 'fen') return format.money(value);
      if (unit === 'minutes') return format.hours(value);
      if (unit === 'squareMetres') return format.area(value);
      if (unit === 'ratio') return format.percent(value);
      if (unit === 'fenPerCount')
        return each(value !== null && Math.abs(value) < 1e6 ? small(value) : format.money(value), value);
      if (unit === 'fenPerSquareMetre') return perArea(format.money(scaled(value, 1e6)), value);
      if (unit === 'countPerSquareMetre') return perArea(format.number(scaled(value, 1e6)), value);
      return unit === 'count' ? format.count(value) : format.number(value);
    },
    measureExact(value, unit) {
      if (value === null) return dash;
      if (unit === 'fen') return format.moneyExact(value);
      if (unit === 'minutes') return `${fixed(value, 0)} ${language === 'zh' ? '分钟' : 'min'}`;
      if (unit === 'squareMetres') return `${fixed(value / 1e6, 3)} km²`;
      if (unit === 'ratio') return format.percent(value, 3);
      if (unit === 'fenPerCount') return each(format.moneyExact(value), value);
      if (unit === 'fenPerSquareMetre') return perArea(format.moneyExact(value * 1e6), value);
      if (unit === 'countPerSquareMetre') return perArea(format.number(value * 1e6, 4), value);
      return unit === 'count' ? format.count(value) : format.number(value, 4);
    },
    coordinates: (longitude, latitude) =>
      `${Math.abs(latitude).toFixed(4)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude).toFixed(4)}° ${longitude < 0 ? 'W' : 'E'}`,
    date: (iso) => dateFormat.format(new Date(iso)),
    dateTime: (iso) => timeFormat.format(new Date(iso)),
    duration(seconds) {
      const whole = Math.max(0, Math.round(seconds));
      const clock = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
      if (whole >= 60) return clock;
      return language === 'zh' ? `${whole} 秒` : `${whole} s`;
    },
  };
  return format;
}
