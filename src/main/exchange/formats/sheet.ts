import type { FileFormat } from '../../../shared/contract/import.ts';
import type { BoundaryTopology } from '../../engine/geo/boundary.ts';

/** A cell of any table, whatever file it came from. Dates are `YYYY-MM-DD` text; formulas are their cached result. */
export type Cell = string | number | boolean | null | CellError;
export interface CellError {
  error: string;
}

export interface SheetRow {
  /** 1-based, as Excel shows it; for GeoJSON/TopoJSON the number of the feature. */
  row: number;
  cells: Cell[];
  /** Columns whose number the workbook shows as a percentage; left out where there are none. */
  percents?: readonly number[];
}

/** What a geometry file brings beside its properties. Indices are positions in `RawSheet.rows`. */
export interface RawGeometry {
  /** Geometry `id`s are row positions; rows without a usable polygon are absent. */
  boundary: BoundaryTopology;
  /** Row position of each geometry, in the boundary's order. */
  rowOf: number[];
  /** Per geometry, degrees WGS84. */
  longitudes: Float64Array;
  latitudes: Float64Array;
  /** Per geometry, square metres. */
  areas: Float64Array;
  /** Pairs of geometries that share a border, flat: a0, b0, a1, b1 … with a < b. */
  pairs: Int32Array;
  /** So many pairs share vertices; the rest run along each other within a tolerance. */
  sharedPairs: number;
  /** Geometries of which a part is thinner than a sixth of that tolerance: some metres. */
  slivers: number[];
}

export interface RawSheet {
  name: string;
  /** Row number of the last row that holds anything. */
  rowCount: number;
  /** Geometry files name their columns by property; a table's headings are still to be found among its rows. */
  columns: string[] | null;
  rows: SheetRow[];
  geometry: RawGeometry | null;
  /** Hidden in the workbook. */
  hidden?: boolean;
  /** Merged cells among the first rows. */
  merges?: Merge[];
}

/** In their order, but what is hidden last: it was not meant to be read while something visible can be. */
export const visibleFirst = (sheets: readonly RawSheet[]): RawSheet[] =>
  [...sheets].sort((a, b) => Number(a.hidden ?? false) - Number(b.hidden ?? false));

/** Merged cells, 1-based rows and 0-based columns, both ends included. Only the first cell holds something. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface RawFile {
  format: FileFormat;
  /** Text files only. */
  encoding: string | null;
  sheets: RawSheet[];
}

/** Takes a table row by row as it is read, so that a long file need not be held twice. */
export interface SheetSink {
  /** A sheet begins; false = its rows are not wanted. */
  sheet(name: string, hidden?: boolean): boolean;
  row(row: number, cells: Cell[], percents?: readonly number[]): void;
  /** Whether no more rows of this sheet are kept. */
  full?(): boolean;
  /** Number of the last row with something in it, where rows were not handed over. */
  last?(row: number): void;
  /** Merged cells, as `A1:C2`. */
  merge?(range: string): void;
}

/** `done` of `total` in the reader's own unit (bytes, rows). */
export type ReadProgress = (done: number, total: number) => void;

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

export const isCellError = (cell: Cell | undefined): cell is CellError =>
  typeof cell === 'object' && cell !== null;

/** The cell as a person reads it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.error : String(cell).trim();
}
