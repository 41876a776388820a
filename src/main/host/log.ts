/** One line per event on standard error; standard output belongs to answers and addresses. */
export function log(subject: string, detail: unknown): void {
  const text = detail instanceof Error ? (detail.stack ?? detail.message) : String(detail);
  process.stderr.write(`${new Date().toISOString()} ${subject}: ${text}\n`);
}

/** A stray rejection (a garbage frame on a port is enough) is noted and the program goes on: the plan is already saved. */
export function keepRunning(): void {
  process.on('unhandledRejection', (reason) => log('unhandled rejection', reason));
}
