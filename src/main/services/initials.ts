import { pinyin } from 'pinyin-pro';

const byCharacter = new Map<string, string>();

/** First letter of a character's reading; other characters stay, lower-cased. Cached: plans repeat a few hundred. */
function initialOf(character: string): string {
  let initial = byCharacter.get(character);
  if (initial === undefined) {
    initial = pinyin(character, { pattern: 'first', toneType: 'none' }).toLowerCase();
    byCharacter.set(character, initial);
  }
  return initial;
}

/** Pinyin initials for search: 南京市 → `njs`. Letters and digits are kept. */
export function initialsOf(text: string): string {
  let initials = '';
  for (const character of text) if (character.trim() !== '') initials += initialOf(character);
  return initials;
}

/** While the window is still being put together. Milliseconds. */
const unhurried = 200;

/** Makes the dictionary of readings, some 20 ms of work, ahead of the first page of names asked for. */
export function makeReadings(): void {
  setTimeout(() => initialOf('区'), unhurried).unref();
}
