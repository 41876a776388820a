import type { Progress } from '../../shared/contract/base.ts';
import { jobEvents, type OnStage } from '../services/job-events.ts';
import { withSilentDrives } from '../services/silent-drives.ts';
import { typedStream } from './errors.ts';

/**
 * A long job as the window follows it: `followed` of the contract.
 * @param paths files it reads or writes: a drive of theirs that does not answer is told
 */
export const follow = <Result>(
  job: (onStage: OnStage, signal: AbortSignal) => Promise<Result>,
  signal: AbortSignal | undefined,
  paths: readonly string[] = [],
) => followStream(jobEvents(job, signal), paths);

/** The same of a job that tells its events itself. */
export const followStream = <Event extends { progress: Progress }>(
  events: AsyncGenerator<Event>,
  paths: readonly string[],
) => typedStream(paths.length === 0 ? events : withSilentDrives(paths, events));
