import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorCodes } from '../errors.ts';

/** Every procedure may fail with one typed error; anything else is masked as INTERNAL_SERVER_ERROR by oRPC. */
export const procedure = oc.errors({
  APP: {
    status: 422,
    data: z.object({
      code: z.enum(errorCodes),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  },
});

/** Dense integer id, the row's key in the plan file. Stable for the life of the plan. */
export const id = z.number().int().positive();
/** Ids or zeros by the ten thousand, answered after every edit: a list, not looked at one by one. */
export const idList = z.custom<number[]>(Array.isArray);
/** Money in fen (1/100 yuan), workload in minutes, distance in metres, angles in degrees WGS84. */
export const fen = z.number().int();
export const minutes = z.number().min(0);
export const longitude = z.number().min(-180).max(180);
export const latitude = z.number().min(-90).max(90);
export const year = z.number().int().min(1990).max(2100);
export const name = z.string().trim().min(1).max(120);

/**
 * Bytes in an answer: geometry, packed rows, tiles. They cross as they are (`shared/wire`), beginning at a multiple of eight of their
 * buffer, which they may share. A Blob would be announced to the browser's own process and fetched back from it, one by one.
 */
export type Bytes = Uint8Array<ArrayBuffer>;
export const bytes = z.custom<Bytes>((value) => value instanceof Uint8Array);

/** A file the host has chosen or received; the renderer never sees or sends a path. */
export const fileHandle = z.object({
  id: z.string(),
  name: z.string(),
  /** Bytes; 0 for a file still to be written. */
  size: z.number().int().min(0),
});
export type FileHandle = z.infer<typeof fileHandle>;

/** Label of a step: a key of `i18n/<language>/history.ts` with its parameters. */
export const stepLabel = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type StepLabel = z.infer<typeof stepLabel>;

/**
 * Progress of a long job. `fraction` 0..1 or null when unknown; `secondsLeft` null when unknown. `silent`: the folder it needs, whose
 * drive has not answered for a while.
 */
export const progress = z.object({
  stage: z.string(),
  fraction: z.number().min(0).max(1).nullable(),
  done: z.number().min(0),
  total: z.number().min(0).nullable(),
  secondsLeft: z.number().min(0).nullable(),
  silent: z.string().optional(),
});
export type Progress = z.infer<typeof progress>;

/** What a long job tells: its progress as it comes, then its result, once. Leaving the loop gives it up. */
export const followed = <Result extends z.ZodType>(result: Result) =>
  eventIterator(z.object({ progress, result: result.nullable() }));
