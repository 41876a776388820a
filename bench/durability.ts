/** kill -9 at random moments of eight kinds of work, and power cuts: what every interruption left behind. The unit tests do the same, fewer times. */

import { faultLibrary } from '../test/support/durability/fault-library.ts';
import { killAtRandom } from '../test/support/durability/kill.ts';
import { cutPower } from '../test/support/durability/power.ts';
import { load } from './support/measure.ts';

const kills = 240;
const seed = 20_261_122;

export async function benchDurability(): Promise<void> {
  const started = performance.now();
  const figures = await killAtRandom({ kills, seed });
  const seconds = (performance.now() - started) / 1000;
  console.log(`\nkill -9 at ${kills} random moments, seed ${seed} (${seconds.toFixed(0)} s, ${load()})`);
  console.log('  work        kills   within a step   answers kept   problems (bar 0)');
  for (const { operation, kills: times, within, answers, problems } of figures) {
    const cells = [times, within, answers, problems.length].map((value, index) =>
      String(value).padStart([5, 15, 14, 10][index] ?? 0),
    );
    console.log(`  ${operation.padEnd(10)} ${cells.join(' ')}`);
    for (const problem of problems.slice(0, 5)) console.log(`    ${problem}`);
  }
  const library = faultLibrary();
  if (library === null) return console.log('  power cuts: no C compiler here, not played');
  const power = cutPower(library, { steps: 40, cuts: 400, seed });
  console.log(
    `  power cuts: ${power.cuts} of ${power.calls} disk calls in ${power.steps} steps, ${power.uncertain} with something not yet certain, ${power.problems.length} problems (bar 0)`,
  );
}
