/** kill -9 at random moments of eight kinds of work: what every interruption left behind. The unit test does the same, fewer times. */
import { killAtRandom } from '../test/support/durability/kill.ts';
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
}
