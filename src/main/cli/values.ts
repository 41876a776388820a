import { InvalidArgumentError } from 'commander';
import type { QuotaBound } from '../../shared/contract/quota.ts';
import type { Terminal } from './terminal.ts';

type Parse<T> = (text: string) => T;

/** Readers of option values; each refuses what it cannot use with a sentence in the system's language. */
export function valueReaders({ word }: Terminal) {
  const refuse = (key: string, params?: Readonly<Record<string, string | number>>): never => {
    throw new InvalidArgumentError(word(`values.${key}`, params));
  };

  const number =
    (least: number, most: number): Parse<number> =>
    (text) => {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return value >= least && value <= most ? value : refuse('number', { least, most });
    };

  const whole =
    (least: number, most: number): Parse<number> =>
    (text) => {
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : refuse('whole', { least, most });
    };

  /** Yuan with at most two decimals, answered in fen. */
  const yuan: Parse<number> = (text) => {
    const fen = /^\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN;
    return Number.isSafeInteger(fen) ? fen : refuse('yuan');
  };

  /** A step: yuan above 0. */
  const step: Parse<number> = (text) => yuan(text) || refuse('step');

  /** `-10%`, `+30%`: growth on last period; a plain amount in yuan. Answers which. */
  const bound: Parse<QuotaBound> = (text) => {
    const growth = /^([+-]?\d+(\.\d+)?)%$/.exec(text.trim());
    if (growth === null)
      return /^\d+(\.\d{1,2})?$/.test(text) ? { kind: 'amount', fen: yuan(text) } : refuse('bound');
    const rate = Number(growth[1]) / 100;
    return rate >= -1 && rate <= 10 ? { kind: 'growth', rate } : refuse('bound');
  };

  /** `8%` or `0.08`. */
  const ratio =
    (least: number, most: number): Parse<number> =>
    (text) => {
      const match = /^([+-]?\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
      const value = match ? Number(match[1]) / (match[2] === '%' ? 100 : 1) : Number.NaN;
      return value >= least && value <= most ? value : refuse('ratio', { least, most });
    };

  /** `2026-11-22`, a day there is. */
  const day: Parse<string> = (text) => {
    const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
    return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
      ? text
      : refuse('day');
  };

  const oneOf =
    <T extends string>(choices: readonly T[]): Parse<T> =>
    (text) =>
      choices.find((choice) => choice === text) ?? refuse('oneOf', { choices: choices.join(', ') });

  /** Names separated by commas, each once. */
  const names: Parse<string[]> = (text) => {
    const list = text.split(',').map((name) => name.trim());
    const twice = list.find((name, index) => list.indexOf(name) !== index);
    if (!list.every((name) => name !== '')) return refuse('list');
    return twice === undefined ? list : refuse('twice', { name: twice });
  };

  /** A name as the application takes it: one line, not blank, spaces around it left out. */
  const name: Parse<string> = (text) => {
    const trimmed = text.trim();
    return trimmed === '' || /\p{Cc}/u.test(trimmed) ? refuse('name') : trimmed;
  };

  /** The path of a plan file; another ending would be unknown to the application. */
  const planPath: Parse<string> = (text) => (/.\.sqlite$/i.test(text) ? text : refuse('planPath'));

  /** The path a review package is written to: under another ending it could lie over a plan. */
  const packagePath: Parse<string> = (text) => (/.\.bwreview$/i.test(text) ? text : refuse('packagePath'));

  /** `history=0.5,potential=0.5`; keys left out are 0, a key twice is refused. */
  const weights =
    <T extends string>(keys: readonly T[]): Parse<Record<T, number>> =>
    (text) => {
      const given = new Map(keys.map((key) => [key, 0]));
      const named = new Set<T>();
      for (const part of text.split(',')) {
        const [name, amount, ...more] = part.split('=').map((piece) => piece.trim());
        const key = keys.find((candidate) => candidate === name);
        const value = amount === undefined || amount === '' ? Number.NaN : Number(amount);
        if (key === undefined || more.length > 0 || !(value >= 0) || !Number.isFinite(value))
          return refuse('weights', { keys: keys.join(', ') });
        if (named.has(key)) return refuse('twice', { name: key });
        named.add(key);
        given.set(key, value);
      }
      return Object.fromEntries(given) as Record<T, number>;
    };

  /** `118.2,32 118.9,32.4`: two corners or more, longitude and latitude. */
  const corners: Parse<[number, number][]> = (text) => {
    const pairs = text.trim().split(/\s+/u);
    const list = pairs.map((pair): [number, number] => {
      const found = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(pair);
      return [Number(found?.[1] ?? Number.NaN), Number(found?.[2] ?? Number.NaN)];
    });
    const isPlace = ([x, y]: [number, number]) => Math.abs(x) <= 180 && Math.abs(y) <= 85;
    return list.length >= 2 && list.every(isPlace) ? list : refuse('corners');
  };

  return {
    refuse,
    day,
    number,
    corners,
    whole,
    yuan,
    step,
    oneOf,
    names,
    name,
    planPath,
    packagePath,
    weights,
    bound,
    ratio,
  };
}
