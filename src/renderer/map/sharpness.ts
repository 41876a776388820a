/**
 * Calls back whenever the window comes to have another number of pixels of the screen to one of its own: on another screen, or
 * zoomed. Answers how to stop. A media query knows of one sharpness alone (MDN, Window.devicePixelRatio).
 */
export function onSharpness(changed: () => void): () => void {
  let stop = () => {};
  const listen = () => {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    const heard = () => {
      stop();
      listen();
      changed();
    };
    query.addEventListener('change', heard);
    stop = () => query.removeEventListener('change', heard);
  };
  listen();
  return () => stop();
}
