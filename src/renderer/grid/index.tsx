/** Filled by the screens' own feature folder. */
export function GridPanel() {
  return null;
}
