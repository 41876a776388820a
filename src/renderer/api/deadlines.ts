/** Milliseconds until a call that has not been answered is given up: a lost message port never answers. */
const usual = 60_000;
const long = 600_000;

/** Calls that read or write whole files, and the one that waits for a person. */
const exceptions: Readonly<Record<string, number>> = {
  'app.chooseFile': Number.POSITIVE_INFINITY,
  'plan.create': long,
  'plan.open': long,
  'plan.openRecent': long,
  'plan.saveCopy': long,
  'plan.keep': long,
  'plan.reopen': long,
  'import.decide': long,
  'import.commit': long,
  'import.template': long,
  'design.apply': long,
};

export function deadlineOf(path: readonly string[]): number {
  return exceptions[path.join('.')] ?? usual;
}
