import type { DesignProblem, DesignSolution, ProvenBound, SearchControls } from './problem.ts';

export function freeCentreBound(
  _problem: DesignProblem,
  _incumbent: DesignSolution,
  _seconds: number,
  _controls: SearchControls,
): ProvenBound | null {
  return null;
}
