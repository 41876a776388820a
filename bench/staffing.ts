/** Staffing at 500 territories × 500 reps: bar 2 s. Seeded. */
import { solveAssignment } from '../src/main/engine/staffing/assignment.ts';
import { open, staff } from '../src/main/engine/staffing/staff.ts';
import { solveStaffing } from '../src/main/jobs/staffing-job.ts';
import { generator } from '../test/support/grid-plan.ts';
import { measure, printFigures } from './support/measure.ts';

const size = 500;

/** Homes and centres on a square, levels against sizes, relationships here and there: what staffing's costs look like. */
function problem() {
  const random = generator(1);
  const points = Array.from({ length: size * 2 }, () => [random(), random(), random()]);
  const cost = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [a, b] = [points[row], points[size + column]];
      const kept = random() < 0.02 ? -random() : 0;
      cost[row * size + column] = 2 * Math.hypot(a[0] - b[0], a[1] - b[1]) + Math.abs(a[2] - b[2]) + kept;
    }
  }
  return { rows: size, columns: size, cost, vacancy: new Float64Array(size).fill(1e4) };
}

export async function benchStaffing(): Promise<void> {
  const posed = problem();
  const settled = new Int32Array(size).fill(open);
  const available = new Uint8Array(size).fill(1);
  const task = { problem: posed, settled, available, optionsOf: -1 };
  printFigures(`${size} territories × ${size} reps (bar 2,000 ms)`, [
    await measure('optimal assignment', 10, () => solveAssignment(posed)),
    await measure('the same in its own thread, started for it', 5, () => solveStaffing(task)),
    await measure('exact cost of every other choice for one territory', 5, () =>
      staff({ ...task, optionsOf: 0 }),
    ),
  ]);
}
