// The region: control units, their borders, figures and distances. See ../rows.ts for units.

import type { LadderStep } from '../../../shared/domain/market.ts';
import type { FormulaKind } from '../../../shared/domain/market-templates.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';

export interface UnitRecord {
  id: number;
  code: string;
  name: string;
  city: string;
  province: string;
  longitude: number;
  latitude: number;
  area_m2: number;
}

/** TopoJSON text (object `units`, geometry ids = unit ids) per simplification level; 0 is the finest. */
export interface BoundaryRecord {
  level: number;
  topology: string;
}

export interface MeasureRecord {
  key: string;
  name: string;
  unit: 'count' | 'fen' | 'minutes' | 'squareMetres' | 'number';
  position: number;
}

/** The unit of a typed measure where it is none that table `measure` knows. */
export interface MeasureProfileRecord {
  measure_key: string;
  unit: 'ratio' | 'fenPerCount' | 'fenPerSquareMetre' | 'countPerSquareMetre';
}

/** A postal code and the unit it delivers to. */
export interface PostalCodeRecord {
  /** As compared: upper case, without spaces and hyphens. */
  postal: string;
  unit_id: number;
}

export interface UnitMeasureRecord {
  unit_id: number;
  measure_key: string;
  value: number;
}

/** a < b always. `adjacent` comes from shared borders, `link` and `barrier` are the user's. */
export interface UnitPairRecord {
  a: number;
  b: number;
  kind: 'adjacent' | 'link' | 'barrier';
}

/** Imported distance by road, the mean of both ways. a < b always. */
export interface UnitDistanceRecord {
  a: number;
  b: number;
  metres: number;
}

/** A step of the priority ladder set by hand. */
export interface UnitLadderRecord {
  unit_id: number;
  step: LadderStep;
}

/** A calculated measure. `inputs`: bindings of its template as JSON; `weight`: key of the measure a mean is weighted by. */
export interface FormulaRecord {
  key: string;
  name: string;
  unit: MeasureUnit;
  expression: string;
  kind: FormulaKind;
  inputs: string;
  roll_up: 'sum' | 'quotient' | 'mean';
  weight: string | null;
  position: number;
}

/** A named figure for all units that formulas may use, in the plan's own unit (fen, minutes, square metres, shares of 1). */
export interface ParameterRecord {
  key: string;
  name: string;
  value: number;
  unit: MeasureUnit;
}
