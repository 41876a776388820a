/** Keys pressed between the start of an edit and the moment its field is on screen: a fast hand must not lose them. */
let waiting = '';

/** Keeps a printable key; answers whether it did. */
export function typeAhead(event: KeyboardEvent): boolean {
  const isPrintable = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isPrintable || event.target instanceof HTMLInputElement) return false;
  waiting += event.key;
  return true;
}

export function takeTypedAhead(): string {
  const text = waiting;
  waiting = '';
  return text;
}
