/** Follows a stream to its end; answers the last it told. */
export async function through<Told>(stream: Promise<AsyncIterable<Told>>): Promise<Told> {
  let last: Told | undefined;
  for await (const told of await stream) last = told;
  if (last === undefined) throw new Error('nothing was told');
  return last;
}

/** The result of a job followed to its end. */
export async function resultOf<Result>(
  stream: Promise<AsyncIterable<{ result: Result | null }>>,
): Promise<Result> {
  const { result } = await through(stream);
  if (result === null) throw new Error('no result');
  return result;
}
