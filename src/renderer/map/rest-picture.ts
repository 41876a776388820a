/** Nothing was painted for so long: the map is at rest. Milliseconds. */
const restAfter = 250;
/** A window that is never idle puts the picture together all the same. Milliseconds. */
const patience = 2000;

/**
 * The map while nothing is painted: one picture in place of the canvases it was painted on, of their size and at their place.
 * Without a graphics card a canvas that can be painted on is copied for the compositor in every frame of the window, whatever
 * changes in it; a bitmap is copied once (Chromium, `ProduceCanvasResource` in a trace). The canvases keep what is on them and
 * are back in the frame that paints on one.
 */
export class RestPicture {
  readonly canvas = document.createElement('canvas');
  /** From the lowest to the highest. */
  private readonly layers: readonly HTMLCanvasElement[];
  private timer = 0;
  private idle = 0;
  private isShown = false;

  constructor(layers: readonly HTMLCanvasElement[]) {
    this.layers = layers;
    this.canvas.dataset.rest = '';
    this.canvas.style.visibility = 'hidden';
  }

  /** Something is painted now: the canvases show it, and the picture comes once there was nothing more for a while. */
  leave(): void {
    this.stop();
    if (this.isShown) this.show(false);
    this.timer = window.setTimeout(() => {
      this.idle = requestIdleCallback(() => this.settle(), { timeout: patience });
    }, restAfter);
  }

  /** Nothing is put together any more until the next `leave`. */
  stop(): void {
    clearTimeout(this.timer);
    cancelIdleCallback(this.idle);
  }

  private settle(): void {
    const [, ground] = this.layers;
    if (ground === undefined || ground.width * ground.height === 0) return;
    const { width, height } = ground;
    const painted = new OffscreenCanvas(width, height);
    const context = painted.getContext('2d');
    const shown = this.canvas.getContext('bitmaprenderer');
    if (context === null || shown === null) return;
    for (const layer of this.layers) {
      if (layer.width * layer.height === 0) continue;
      context.globalAlpha = layer.style.opacity === '' ? 1 : Number(layer.style.opacity);
      context.drawImage(layer, 0, 0);
    }
    shown.transferFromImageBitmap(painted.transferToImageBitmap());
    this.canvas.style.width = ground.style.width;
    this.canvas.style.height = ground.style.height;
    this.show(true);
  }

  private show(rest: boolean): void {
    this.isShown = rest;
    this.canvas.style.visibility = rest ? '' : 'hidden';
    for (const layer of this.layers) layer.style.visibility = rest ? 'hidden' : '';
    // A picture nobody sees needs no memory.
    if (!rest) this.canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(null);
  }
}
