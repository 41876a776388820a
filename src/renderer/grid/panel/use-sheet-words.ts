import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { dash, useFormat } from '../../app/format.ts';
import { type SheetColumn, yuanText } from '../sheet.ts';

type Value = string | number | null;

interface NumberColumn<Row> {
  id: string;
  header: string;
  /** In the plan's own unit: fen, minutes, a ratio, a count. */
  of: (row: Row) => number | null;
  width?: number;
  shown?: boolean;
  sum?: boolean;
  total?: SheetColumn<Row>['total'];
  editable?: (row: Row) => boolean;
  clearable?: boolean;
  /** Fixed decimals; otherwise as many as there are, two at most. */
  decimals?: number;
}

const isNumber = (value: Value): value is number => typeof value === 'number';
const scaled = (value: number | null, by: number) => (value === null ? null : value * by);
const trimmed = (value: number) => String(Number(value.toFixed(6)));

/** Makes columns of each kind of number, shown in the language's way and copied exactly. */
export function useSheetWords() {
  const { t } = useTranslation();
  const f = useFormat();
  return useMemo(() => {
    const base = <Row>(column: NumberColumn<Row>, width: number) => ({
      id: column.id,
      header: column.header,
      kind: 'number' as const,
      width: column.width ?? width,
      ...(column.shown === undefined ? {} : { shown: column.shown }),
      ...(column.total ? { total: column.total } : column.sum ? { total: 'sum' as const } : {}),
      ...(column.editable ? { editable: column.editable } : {}),
      ...(column.clearable ? { clearable: true } : {}),
    });
    return {
      t,
      f,
      /** Yuan. */
      money: <Row>(column: NumberColumn<Row>): SheetColumn<Row> => ({
        ...base(column, 116),
        value: (row) => scaled(column.of(row), 0.01),
        format: (value) => (isNumber(value) ? f.money(Math.round(value * 100)) : dash),
        exact: (row) => yuanText(column.of(row)),
        tip: (row) => f.moneyExact(column.of(row)),
      }),
      count: <Row>(column: NumberColumn<Row>): SheetColumn<Row> => ({
        ...base(column, 88),
        value: column.of,
        format: (value) => (isNumber(value) ? f.count(value) : dash),
        exact: (row) => plainText(column.of(row)),
      }),
      /** Any number with as many decimals as it has, two at most. */
      number: <Row>(column: NumberColumn<Row>): SheetColumn<Row> => ({
        ...base(column, 92),
        value: column.of,
        format: (value) => (isNumber(value) ? f.number(value, column.decimals) : dash),
        exact: (row) => plainText(column.of(row)),
      }),
      /** A year, an ordinal: no separators. */
      plain: <Row>(column: NumberColumn<Row>): SheetColumn<Row> => ({
        ...base(column, 84),
        value: column.of,
        format: (value) => (isNumber(value) ? String(value) : dash),
        exact: (row) => plainText(column.of(row)),
      }),
      /** Minutes, shown and copied as hours. */
      hours: <Row>(column: NumberColumn<Row>): SheetColumn<Row> => ({
        ...base(column, 116),
        value: (row) => scaled(column.of(row), 1 / 60),
        format: (value) => (isNumber(value) ? f.hours(value * 60) : dash),
        exact: (row) => plainText(scaled(column.of(row), 1 / 60)),
      }),
      /** A measure in whatever unit it has, in the unit a person types it in. */
      measure<Row>(unit: MeasureUnit, column: NumberColumn<Row>): SheetColumn<Row> {
        const own = { ...base(column, 116), value: (row: Row) => scaled(column.of(row), typedIn[unit]) };
        return {
          ...own,
          format: (value) => (isNumber(value) ? f.measure(value / typedIn[unit], unit) : dash),
          exact: (row) => (unit === 'fen' ? yuanText(column.of(row)) : plainText(own.value(row))),
          tip: (row) => f.measureExact(column.of(row), unit),
        };
      },
      /** Square metres, shown and copied as square kilometres. */
      area: <Row>(column: NumberColumn<Row>): SheetColumn<Row> => ({
        ...base(column, 110),
        value: (row) => scaled(column.of(row), 1e-6),
        format: (value) => (isNumber(value) ? f.area(value * 1e6) : dash),
        exact: (row) => plainText(scaled(column.of(row), 1e-6)),
      }),
      /** A ratio as percent. */
      percent: <Row>(column: NumberColumn<Row>): SheetColumn<Row> => ({
        ...base(column, 88),
        value: (row) => scaled(column.of(row), 100),
        format: (value) => (isNumber(value) ? f.percent(value / 100) : dash),
        exact: (row) => plainText(scaled(column.of(row), 100)),
      }),
      deviation: <Row>(column: NumberColumn<Row>): SheetColumn<Row> => ({
        ...base(column, 100),
        value: (row) => scaled(column.of(row), 100),
        format: (value) => (isNumber(value) ? f.deviation(value / 100) : dash),
        exact: (row) => plainText(scaled(column.of(row), 100)),
      }),
      text: <Row>(
        id: string,
        header: string,
        of: (row: Row) => string,
        width: number,
        more: Partial<SheetColumn<Row>> = {},
      ): SheetColumn<Row> => ({ id, header, kind: 'text', width, value: of, ...more }),
    };
  }, [t, f]);
}

/** What one of the plan's unit is in the unit typed: yuan, hours, km², percent. */
const typedIn: Readonly<Record<MeasureUnit, number>> = {
  count: 1,
  number: 1,
  fen: 0.01,
  minutes: 1 / 60,
  squareMetres: 1e-6,
  ratio: 1,
  fenPerCount: 0.01,
  fenPerSquareMetre: 1e6 / 100,
  countPerSquareMetre: 1e6,
};

export type SheetWords = ReturnType<typeof useSheetWords>;

function plainText(value: number | null): string {
  return value === null ? '' : trimmed(value);
}
