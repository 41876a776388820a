/** Filled by the screens' own feature folder. */
export function ScenarioMenu() {
  return null;
}
