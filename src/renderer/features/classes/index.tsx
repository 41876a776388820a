/** Filled by the screens' own feature folder. */
export function ClassesPanel() {
  return null;
}
