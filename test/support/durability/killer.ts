import { workerData } from 'node:worker_threads';

// A thread that kills its whole process, mercilessly, some time after a step has begun. Another process would be told of the
// beginning too late to hit the few milliseconds in which SQLite writes.
const { begun, count, milliseconds } = workerData as {
  /** [0]: how many steps have begun. */
  begun: Int32Array;
  count: number;
  milliseconds: number;
};
const inexact = 15;
for (;;) {
  const now = Atomics.load(begun, 0);
  if (now >= count) break;
  Atomics.wait(begun, 0, now);
}
// A wait wakes some milliseconds late: the last of them are counted here.
const end = performance.now() + milliseconds;
if (milliseconds > inexact) Atomics.wait(begun, 1, 0, milliseconds - inexact);
while (performance.now() < end);
process.kill(process.pid, 'SIGKILL');
