import { templateBindings } from '../../../shared/domain/market-templates.ts';
import { AppError } from '../../../shared/errors.ts';
import { namesIn } from '../../engine/formula/ast.ts';
import { type Calculated, calculateFormulas } from '../../engine/formula/calculate.ts';
import { nameKey } from '../../engine/formula/names.ts';
import { parseFormula } from '../../engine/formula/parse.ts';
import { renameIn } from '../../engine/formula/rename.ts';
import type { Plan, PlanWriter } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import { asFormula, formulaSources, readFormulas } from '../formulas.ts';
import { storedJson } from '../stored-json.ts';

/** @throws AppError POTENTIAL_NEGATIVE naming the first unit below 0 */
export function refuseNegative(
  data: Dataset,
  { name }: { name: string },
  { values, negative }: Calculated,
): void {
  const [first] = negative;
  if (first === undefined) return;
  throw new AppError('POTENTIAL_NEGATIVE', {
    name,
    count: negative.length,
    unit: data.units[first].name,
    value: Math.round(values[first] * 100) / 100,
  });
}

/** @throws AppError FORMULA_IN_USE naming the formula that uses one of the names */
export function refuseUsed(plan: Plan, names: readonly string[], key: string): void {
  const wanted = new Set(names.filter((name) => name !== '').map(nameKey));
  for (const formula of plan.all('formula')) {
    if (formula.key === key) continue;
    const uses = namesIn(parseFormula(formula.expression)).some(({ name }) => wanted.has(nameKey(name)));
    if (uses) throw new AppError('FORMULA_IN_USE', { name: names[0], by: formula.name });
  }
}

/** Formulas that use a name that changed are written anew, their templates' bindings too. */
export function followName(write: PlanWriter, from: string, to: string): void {
  for (const formula of write.all('formula')) {
    const inputs = templateBindings.safeParse(storedJson(formula.inputs));
    const followed = Object.fromEntries(
      Object.entries(inputs.success ? inputs.data : {}).map(([key, binding]) =>
        'name' in binding && nameKey(binding.name) === nameKey(from) ? [key, { name: to }] : [key, binding],
      ),
    );
    write.put('formula', {
      ...formula,
      expression: renameIn(formula.expression, from, to),
      inputs: JSON.stringify(followed),
    });
  }
}

/** A potential that comes from a formula made of potential is no potential. */
export function refuseCircle(write: PlanWriter, data: Dataset, key: string | null): void {
  const formulas = readFormulas(write).map(asFormula);
  const results = calculateFormulas(formulas, formulaSources(write, data), data.units.length, data.adjacency);
  const error = results.find((result) => result.key === key)?.error;
  if (error) throw error;
}
