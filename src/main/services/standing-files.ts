import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Whether a file is there; `silent`: its drive does not answer. */
export type Standing = 'here' | 'gone' | 'silent';

/** A drive that answers does so in milliseconds; one that wakes up may take longer, and is asked again next time. */
const patienceMs = 800;
/** Node has four threads for files: a drive that hangs must not take them all. */
const mostAtOnce = 2;

/** Answers within the patience, whatever drives do. `isThere` is asked for one file of a folder at a time. */
export function standingFiles(
  isThere: (path: string) => Promise<boolean> = (path) =>
    stat(path).then(
      () => true,
      () => false,
    ),
  patience = patienceMs,
): (paths: readonly string[]) => Promise<Standing[]> {
  /** Folders that have not answered yet, from earlier calls, too. */
  const asked = new Set<string>();
  const look = async (paths: readonly string[]): Promise<Standing[]> => {
    const standing = paths.map((path): Standing => (asked.has(dirname(path)) ? 'silent' : 'here'));
    const folders = new Map<string, number[]>();
    paths.forEach((path, at) => {
      const folder = dirname(path);
      if (!asked.has(folder)) folders.set(folder, [...(folders.get(folder) ?? []), at]);
    });
    const left = [...folders];
    const runner = async (): Promise<void> => {
      for (let next = left.shift(); next && asked.size < mostAtOnce; next = left.shift()) {
        const [folder, positions] = next;
        asked.add(folder);
        for (const at of positions) {
          standing[at] = 'silent';
          standing[at] = (await isThere(paths[at] ?? '')) ? 'here' : 'gone';
        }
        asked.delete(folder);
      }
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience);
    });
    await Promise.race([Promise.all([runner(), runner()]), late]);
    clearTimeout(timer);
    // A later answer is for the next who asks.
    return [...standing];
  };
  // One after the other: a folder that is being asked for somebody else is not silent.
  let before: Promise<unknown> = Promise.resolve();
  return (paths) => {
    const answer = before.then(() => look(paths));
    before = answer.catch(() => {});
    return answer;
  };
}
