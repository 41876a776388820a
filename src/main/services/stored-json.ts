/** Text of the plan file as a value; undefined where it is no JSON, which no schema takes. A plan may come from anybody. */
export function storedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
