import { jobEvents, type OnStage } from '../services/job-events.ts';
import { typedStream } from './errors.ts';

/** A long job as the window follows it: `followed` of the contract. */
export const follow = <Result>(
  job: (onStage: OnStage, signal: AbortSignal) => Promise<Result>,
  signal: AbortSignal | undefined,
) => typedStream(jobEvents(job, signal));
