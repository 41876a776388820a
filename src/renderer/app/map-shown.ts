/** Longest wait for a map that may not be on this screen, milliseconds. */
const patience = 1500;

let tell: () => void = () => undefined;
let shown = new Promise<void>((resolve) => {
  tell = resolve;
});

/** The map has drawn territories: what is not needed for it may be asked for. */
export function noteMapShown(): void {
  tell();
}

/** Another plan: its map is still to come. */
export function awaitMap(): void {
  shown = new Promise((resolve) => {
    tell = resolve;
  });
}

/** Resolves when the map has shown something, or soon where there is none: what a person sees first comes first. */
export function mapShown(): Promise<void> {
  return Promise.race([shown, new Promise<void>((resolve) => setTimeout(resolve, patience))]);
}
