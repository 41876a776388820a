import type { DesignProblem, ProvenBound } from '../engine/design/problem.ts';
import { buildTransport, transportText } from '../engine/design/transport.ts';

/**
 * Lower bound for fixed centres: the transportation linear program solved by HiGHS (WASM). Null when a centre is free,
 * when the program has no solution inside the bands, or when time ran out.
 *
 * @param seconds given to the solver, which stops itself
 */
export async function fixedCentreBound(problem: DesignProblem, seconds: number): Promise<ProvenBound | null> {
  const transport = buildTransport(problem);
  if (transport === null || seconds <= 0) return null;
  // loaded only when needed: compiling the solver takes a tenth of a second
  const { default: loadHighs } = await import('highs');
  const highs = await loadHighs();
  const result = highs.solve(transportText(transport), { time_limit: seconds, output_flag: false });
  if (result.Status !== 'Optimal') return null;
  return { kind: 'transport', kilometres: result.ObjectiveValue, measure: -1 };
}
