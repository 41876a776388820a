import type { ReportMeasure } from './report.ts';

/** Fen as yuan: the nearest double to the decimal number, so that it prints and reads back exact to the fen. */
export function yuan(fen: number): number {
  return fen / 100;
}

/** A measure's number as exports write it: fen as yuan, everything else (minutes, square metres, counts) as stored. */
export function exported(value: number, unit: ReportMeasure['unit']): number {
  return unit === 'fen' || unit === 'fenPerCount' || unit === 'fenPerSquareMetre' ? yuan(value) : value;
}
