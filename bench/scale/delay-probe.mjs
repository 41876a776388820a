/**
 * Loaded into the host before the program (`node --import`): answers 'reset' and 'read' from the bench with how long the main
 * thread was ever blocked since and the processor time of all threads since, milliseconds, and the process's memory, MB. The
 * program itself knows nothing of it.
 *
 * `monitorEventLoopDelay` keeps the longest stretch between two firings of a timer of `resolution`: a block of B milliseconds is
 * a stretch of B to B + `resolution`, told whole, so that a figure is never too small. Two things would make it so: a question that
 * came in during a block is handled before the timer that would count the block (answers wait for the timer), and the first
 * stretch after a reset is not counted (resets answer when the timer has fired, too).
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between two looks. */
const resolution = 2;
const delays = monitorEventLoopDelay({ resolution });
delays.enable();
let processorAtReset = process.cpuUsage();

/** The most processor time the main thread spent between two looks, milliseconds: the rest of a block it waited for a processor. */
let busiest = 0;
let spent = process.threadCpuUsage();
setInterval(() => {
  const now = process.threadCpuUsage();
  busiest = Math.max(busiest, (now.user + now.system - spent.user - spent.system) / 1000);
  spent = now;
}, resolution).unref();

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
  if (word === 'reset') {
    delays.reset();
    busiest = 0;
    processorAtReset = process.cpuUsage();
  }
  setTimeout(() => {
    const { user, system } = process.cpuUsage(processorAtReset);
    process.send?.({
      longest: delays.max / 1e6,
      busiest,
      processor: (user + system) / 1000,
      peak: peakMegabytes(),
    });
  }, 3 * resolution);
});
process.channel?.unref();
