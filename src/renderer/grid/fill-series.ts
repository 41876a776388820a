/**
 * What a fill handle writes past its source, as spreadsheets do. One number is copied, one date or text with a number in it goes on;
 * several go on as the line through them. `toggled` (Ctrl) turns one into the other.
 */
export interface FillSeries {
  /** Text at a position: 0 is the first cell of the source, negative ones lie before it. */
  at(position: number): string;
}

const day = 86_400_000;
const plainNumber = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?$/;
const datePattern = /^(\d{4})([-/.年])(\d{1,2})(?:([-/.月])(\d{1,2})日?)?月?$/;

export function fillSeries(source: readonly string[], toggled: boolean): FillSeries {
  const copy: FillSeries = { at: (position) => source[modulo(position, source.length)] ?? '' };
  const dated = source.every((text) => parseDay(text) !== null);
  const series = numberSeries(source) ?? (dated ? dateSeries(source) : textSeries(source));
  if (series === null) return copy;
  const goesOn = source.length > 1 || !plainNumber.test(source[0]?.trim() ?? '');
  return goesOn === toggled ? copy : series;
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** The least-squares line through equally spaced values; through one value with slope 1. */
function line(values: readonly number[]): (position: number) => number {
  if (values.length === 1) return (position) => (values[0] ?? 0) + position;
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let covariance = 0;
  let variance = 0;
  for (const [at, value] of values.entries()) {
    covariance += (at - middle) * (value - mean);
    variance += (at - middle) ** 2;
  }
  return (position) => mean + (covariance / variance) * (position - middle);
}

/** Sums of binary fractions leave 0.30000000000000004 behind. */
const tidy = (value: number): number => Number(value.toPrecision(12));

function numberSeries(source: readonly string[]): FillSeries | null {
  const texts = source.map((text) => text.trim());
  if (!texts.every((text) => plainNumber.test(text))) return null;
  const percent = texts.every((text) => text.endsWith('%'));
  if (!percent && texts.some((text) => text.endsWith('%'))) return null;
  const values = texts.map((text) => Number(text.replaceAll(',', '').replace('%', '')));
  const at = line(values);
  return { at: (position) => `${tidy(at(position))}${percent ? '%' : ''}` };
}

interface Day {
  year: number;
  /** 0-based. */
  month: number;
  /** Null: a month. */
  date: number | null;
}

/** Days by an equal number of days, or of months when all fall on the same date; months by an equal number of months. */
function dateSeries(source: readonly string[]): FillSeries | null {
  const [first] = source;
  const days = source.map(parseDay);
  if (first === undefined || !days.every((one) => one !== null)) return null;
  if (!days.every(({ date }) => (date === null) === (days[0]?.date === null))) return null;
  const months = days.map(({ year, month }) => 12 * year + month);
  const [start] = days;
  const monthStep = evenStep(months);
  const sameDate = days.every(({ date }) => date === start?.date);
  if (
    start &&
    monthStep !== null &&
    sameDate &&
    (start.date === null || (days.length > 1 && monthStep !== 0))
  ) {
    const write = (position: number) => addMonths(start, position * (days.length === 1 ? 1 : monthStep));
    return { at: (position) => likeDay(first, write(position)) };
  }
  const times = days.map(({ year, month, date }) => Date.UTC(year, month, date ?? 1) / day);
  const dayStep = evenStep(times);
  if (dayStep === null || start?.date === null) return null;
  const step = days.length === 1 ? 1 : dayStep;
  return { at: (position) => likeDay(first, fromTime(((times[0] ?? 0) + position * step) * day)) };
}

/** The difference between neighbours when it is always the same; 0 of one value. */
function evenStep(values: readonly number[]): number | null {
  const step = values.length > 1 ? (values[1] ?? 0) - (values[0] ?? 0) : 0;
  return values.every((value, at) => at === 0 || value - (values[at - 1] ?? 0) === step) ? step : null;
}

function parseDay(text: string): Day | null {
  const match = datePattern.exec(text.trim());
  if (!match) return null;
  const [, year, , month, , date] = match;
  const day: Day = {
    year: Number(year),
    month: Number(month) - 1,
    date: date === undefined ? null : Number(date),
  };
  const real = fromTime(Date.UTC(day.year, day.month, day.date ?? 1));
  return real.month === day.month && real.year === day.year ? day : null;
}

function fromTime(time: number): Day {
  const at = new Date(time);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

/** The last day of a shorter month stands for one it does not have. */
function addMonths({ year, month, date }: Day, months: number): Day {
  const at = 12 * year + month + months;
  const to = { year: Math.floor(at / 12), month: modulo(at, 12) };
  const last = new Date(Date.UTC(to.year, to.month + 1, 0)).getUTCDate();
  return { ...to, date: date === null ? null : Math.min(date, last) };
}

/** A day written as the pattern is: its separators, its leading zeros. */
function likeDay(pattern: string, { year, month, date }: Day): string {
  const match = datePattern.exec(pattern.trim());
  const [, , first = '-', monthText = '', second = '', dateText] = match ?? [];
  const parts = [monthText, dateText ?? ''];
  const padded =
    parts.some((part) => part.startsWith('0')) || (first === '-' && parts.every((part) => part.length !== 1));
  const digits = (value: number) => String(value).padStart(padded ? 2 : 1, '0');
  const head = `${year}${first}${digits(month + 1)}`;
  const tail = first === '年' ? '月' : '';
  if (dateText === undefined || date === null) return head + tail;
  return `${head}${second}${digits(date)}${pattern.trim().endsWith('日') ? '日' : ''}`;
}

interface Numbered {
  before: string;
  digits: string;
  after: string;
}

/** The number a text ends with, else the one it begins with: 第3组 has neither. */
function numbered(text: string): Numbered | null {
  const end = /^(.*?)(\d+)$/s.exec(text);
  if (end) return { before: end[1] ?? '', digits: end[2] ?? '', after: '' };
  const start = /^(\d+)(.+)$/s.exec(text);
  return start ? { before: '', digits: start[1] ?? '', after: start[2] ?? '' } : null;
}

/** Of one wording the line through its numbers; of several wordings each its next number at every round. */
function textSeries(source: readonly string[]): FillSeries | null {
  const parts = source.map(numbered);
  if (parts.every((part) => part === null)) return null;
  const [first] = parts;
  if (first && parts.every((part) => part?.before === first.before && part.after === first.after)) {
    const at = line(parts.map((part) => Number(part?.digits)));
    return { at: (position) => withNumber(first, at(position)) };
  }
  return {
    at(position) {
      const place = modulo(position, source.length);
      const part = parts[place];
      const round = Math.floor(position / source.length);
      return part ? withNumber(part, Number(part.digits) + round) : (source[place] ?? '');
    },
  };
}

/** Leading zeros stay; below zero it counts up again, as Excel does. */
const withNumber = ({ before, digits, after }: Numbered, value: number): string =>
  before +
  String(Math.abs(Math.round(value))).padStart(digits.startsWith('0') ? digits.length : 1, '0') +
  after;
