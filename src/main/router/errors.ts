import { ORPCError, os } from '@orpc/server';
import { AppError } from '../../shared/errors.ts';

/** Our own errors travel as the contract's typed APP error; anything else oRPC masks, so it is logged here first. */
export const typedErrors = os.middleware(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw asTyped(error);
  }
});

export function asTyped(error: unknown): unknown {
  if (error instanceof AppError) {
    return new ORPCError('APP', {
      defined: true,
      status: 422,
      message: error.message,
      data: { code: error.code, params: { ...error.params } },
    });
  }
  if (!(error instanceof ORPCError)) console.error(error);
  return error;
}

/** A middleware sees a stream only when it starts: errors while it runs are typed here. */
export async function* typedStream<T>(stream: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* stream;
  } catch (error) {
    throw asTyped(error);
  }
}
