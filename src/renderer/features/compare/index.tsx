/** Filled by the screens' own feature folder. */
export function CompareScreen() {
  return null;
}
