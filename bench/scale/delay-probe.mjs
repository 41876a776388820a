/**
 * Loaded into the host before the program (`node --import`): answers 'reset' and 'read' from the bench with how long the main
 * thread was ever blocked since, milliseconds, and the process's memory, MB. The program itself knows nothing of it.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between two looks; a turn of the loop is never shorter than this in the histogram. */
const resolution = 5;
const delays = monitorEventLoopDelay({ resolution });
delays.enable();

/** Highest resident memory so far, of all threads; only Linux tells. */
function peakMegabytes() {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return process.memoryUsage().rss / 1024 ** 2;
  }
}

process.on('message', (word) => {
  if (word === 'reset') delays.reset();
  process.send?.({
    longest: Math.max(0, delays.max / 1e6 - resolution),
    peak: peakMegabytes(),
  });
});
process.channel?.unref();
