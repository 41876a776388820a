import type {
  FormulaResult,
  FormulaSheet,
  FormulaView,
  ParameterView,
} from '../../../shared/contract/market.ts';
import { templateBindings } from '../../../shared/domain/market-templates.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Calculated, calculateFormulas } from '../../engine/formula/calculate.ts';
import { renameIn } from '../../engine/formula/rename.ts';
import type { Plan } from '../../plan/plan.ts';
import type { FormulaRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';
import { asFormula, formulaSources, readFormulas, readPotentialSource, takesPotential } from '../formulas.ts';
import type { Projection } from '../projection.ts';
import { storedJson } from '../stored-json.ts';
import { soon } from '../turns.ts';
import { followName, refuseCircle, refuseNegative, refuseUsed } from './formula-guards.ts';
import { formulaNames, isNameTaken } from './formula-names.ts';
import { nextNumber, profileOf, recordOf, type SaveFormula, storedUnit } from './formula-record.ts';
import { formulaResult } from './formula-result.ts';

export type { SaveFormula } from './formula-record.ts';

/** More calculated measures than anyone keeps in view; each is worked out on every change of the data. */
const mostFormulas = 100;
const topics = ['units', 'alignment', 'scenarios', 'state'] as const;

/** Calculated measures and parameters of the plan. */
export function createFormulaService(plan: () => Plan, projection: Projection) {
  const sheet = (): FormulaSheet => {
    const data = projection.dataset();
    const { records, results } = data.calculated;
    return {
      formulas: records.map((record, index) => viewOf(data, record, results[index])),
      parameters: plan().all('parameter'),
      names: formulaNames(plan(), data),
      potentialSource: readPotentialSource(plan()),
      takesPotential: takesPotential(data),
    };
  };

  /** The formula as it would be stored, with its result among all others. */
  const tried = (input: SaveFormula): { record: FormulaRecord; result: Calculated } => {
    const data = projection.dataset();
    const record = recordOf(plan(), data, input);
    const others = readFormulas(plan());
    const at = others.findIndex(({ key }) => key === record.key);
    const all = at < 0 ? [...others, record] : others.with(at, record);
    // a formula being changed is followed under its new name by those that use it
    const former = at < 0 ? null : others[at].name;
    const results = calculateFormulas(
      all.map((one) =>
        asFormula(
          former !== null && one !== record
            ? { ...one, expression: renameIn(one.expression, former, record.name) }
            : one,
        ),
      ),
      formulaSources(plan(), data),
      data.units.length,
      data.adjacency,
    );
    return { record, result: results[at < 0 ? all.length - 1 : at] };
  };

  return {
    sheet,

    /** The same after an edit, once the figures stand again: gathered in turns. */
    async sheetSoon(): Promise<FormulaSheet> {
      while (!projection.isReady()) await projection.ready();
      return soon(plan(), sheet);
    },

    preview(input: SaveFormula): FormulaResult {
      const data = projection.dataset();
      try {
        const { record, result } = tried(input);
        return formulaResult(data, record, result);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return refusedResult(input, error);
      }
    },

    /** @throws AppError FORMULA_*, NAME_TAKEN, POTENTIAL_NEGATIVE */
    saveFormula(input: SaveFormula): void {
      const data = projection.dataset();
      const stands = input.key === null ? null : plan().get('formula', { key: input.key });
      if (input.key !== null && !stands)
        throw new AppError('NOT_FOUND', { what: 'formula', name: input.name });
      if (!stands && plan().count('formula') >= mostFormulas)
        throw new AppError('VALUE_INVALID', { field: 'formula', value: mostFormulas });
      if (isNameTaken(plan(), data, input.name, input.key))
        throw new AppError('NAME_TAKEN', { name: input.name });
      const { record, result } = tried(input);
      if (result.error) throw result.error;
      const isPotential = input.kind === 'saturation' || input.kind === 'chain';
      if (isPotential || readPotentialSource(plan()) === record.key) refuseNegative(data, record, result);
      const labelled = { name: record.name };
      plan().edit(
        stands ? { key: 'formula.change', params: labelled } : { key: 'formula.add', params: labelled },
        topics,
        (write) => {
          write.put('formula', record);
          if (stands && stands.name !== record.name) followName(write, stands.name, record.name);
        },
      );
    },

    /** @throws AppError FORMULA_IN_USE naming the formula that uses it */
    removeFormula(key: string): void {
      const record = plan().get('formula', { key });
      if (!record) throw new AppError('NOT_FOUND', { what: 'formula', name: key });
      refuseUsed(plan(), [record.name, key], key);
      plan().edit({ key: 'formula.remove', params: { name: record.name } }, topics, (write) => {
        write.remove('formula', { key });
        if (write.setting('potentialSource') === key) write.remove('setting', { key: 'potentialSource' });
      });
    },

    saveParameter(input: Omit<ParameterView, 'key'> & { key: string | null }): void {
      const data = projection.dataset();
      const stands = input.key === null ? null : plan().get('parameter', { key: input.key });
      if (input.key !== null && !stands)
        throw new AppError('NOT_FOUND', { what: 'parameter', name: input.name });
      if (isNameTaken(plan(), data, input.name, input.key))
        throw new AppError('NAME_TAKEN', { name: input.name });
      if (input.unit === 'ratio' && !(input.value >= 0 && input.value <= 1))
        throw new AppError('FORMULA_INPUT_RANGE', { input: input.name, value: input.value });
      const { name, unit, value } = input;
      const key = stands?.key ?? `parameter:${nextNumber(plan().all('parameter'))}`;
      plan().edit({ key: 'formula.parameter', params: { name } }, topics, (write) => {
        write.put('parameter', { key, name, unit, value });
        if (stands && stands.name !== name) followName(write, stands.name, name);
      });
    },

    removeParameter(key: string): void {
      const record = plan().get('parameter', { key });
      if (!record) throw new AppError('NOT_FOUND', { what: 'parameter', name: key });
      refuseUsed(plan(), [record.name], key);
      plan().edit({ key: 'formula.removeParameter', params: { name: record.name } }, topics, (write) =>
        write.remove('parameter', { key }),
      );
    },

    /** An empty measure of the units, for figures typed or pasted into the grid. */
    addMeasure({ name, unit }: { name: string; unit: MeasureUnit }): { key: string } {
      const data = projection.dataset();
      if (isNameTaken(plan(), data, name, null)) throw new AppError('NAME_TAKEN', { name });
      const known = new Set(
        plan()
          .all('measure')
          .map((measure) => measure.key),
      );
      let number = 1;
      while (known.has(`typed:${number}`)) number++;
      const key = `typed:${number}`;
      const position = known.size === 0 ? 0 : plan().max('measure', 'position') + 1;
      plan().edit({ key: 'formula.addMeasure', params: { name } }, topics, (write) => {
        const profile = profileOf(unit);
        write.put('measure', { key, name, position, unit: profile === null ? storedUnit(unit) : 'number' });
        if (profile !== null) write.put('measure_profile', { measure_key: key, unit: profile });
      });
      return { key };
    },

    /** With its figures, which are as many as units: in turns of the event loop. @throws AppError FORMULA_IN_USE */
    async removeMeasure(key: string): Promise<void> {
      const data = projection.dataset();
      const record = plan().get('measure', { key });
      const measure = data.measures.find((one) => one.key === key);
      if (!record || !measure) throw new AppError('NOT_FOUND', { what: 'measure', name: key });
      const { zh, en } = formulaNames(plan(), data).find((one) => one.key === key) ?? { zh: '', en: '' };
      refuseUsed(plan(), [record.name, key, zh, en], key);
      await plan().editInTurns(
        { key: 'formula.removeMeasure', params: { name: record.name } },
        topics,
        function* (write) {
          yield* write.removeWhereInPieces('unit_measure', { measure_key: key });
          write.remove('measure', { key });
        },
      );
    },

    /** @throws AppError POTENTIAL_NOT_MONEY, POTENTIAL_NEGATIVE, FORMULA_CIRCULAR */
    setPotentialSource(key: string | null): void {
      const data = projection.dataset();
      const { records, results } = data.calculated;
      const at = records.findIndex((record) => record.key === key);
      if (key !== null && at < 0) throw new AppError('NOT_FOUND', { what: 'formula', name: key });
      if (key !== null) {
        const record = records[at];
        if (record.unit !== 'fen') throw new AppError('POTENTIAL_NOT_MONEY', { name: record.name });
        if (results[at].error) throw results[at].error;
        refuseNegative(data, record, results[at]);
      }
      const name = at < 0 ? '' : records[at].name;
      plan().edit(
        { key: key === null ? 'formula.ownPotential' : 'formula.potential', params: { name } },
        topics,
        (write) => {
          if (key === null) write.remove('setting', { key: 'potentialSource' });
          else write.put('setting', { key: 'potentialSource', value: key });
          refuseCircle(write, data, key);
        },
      );
    },
  };
}

export type FormulaService = ReturnType<typeof createFormulaService>;

function viewOf(data: Dataset, record: FormulaRecord, calculated: Calculated): FormulaView {
  const inputs = templateBindings.safeParse(storedJson(record.inputs));
  return {
    key: record.key,
    name: record.name,
    unit: record.unit,
    kind: record.kind,
    expression: record.expression,
    inputs: inputs.success ? inputs.data : {},
    rollUp: record.roll_up,
    weight: record.weight,
    result: formulaResult(data, record, calculated),
  };
}

function refusedResult(input: SaveFormula, error: AppError): FormulaResult {
  const none = { count: 0, unitIds: [] };
  return {
    error: { code: error.code, params: { ...error.params } },
    expression: input.expression,
    total: null,
    least: null,
    most: null,
    valued: 0,
    dividedByZero: none,
    undefinedAt: none,
    missing: none,
    negative: none,
    sample: [],
  };
}
