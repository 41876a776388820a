/** Filled by the screens' own feature folder. */
export function ExportMenu() {
  return null;
}
