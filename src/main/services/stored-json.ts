import { AppError } from '../../shared/errors.ts';

/** Text of the plan file as a value; undefined where it is no JSON, which no schema takes. A plan may come from anybody. */
export function storedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a row holds that nothing else could stand for. @throws AppError PLAN_PART_DAMAGED naming the table, when the schema refuses it */
export function storedDocument<T>(
  table: string,
  text: string,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false; error: unknown } },
): T {
  const read = schema.safeParse(storedJson(text));
  if (read.success) return read.data;
  throw new AppError('PLAN_PART_DAMAGED', { table }, { cause: read.error });
}
