/** Filled by the screens' own feature folder. */
export function DesignPanel() {
  return null;
}
