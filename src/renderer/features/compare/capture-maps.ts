/** A map as it stands on screen. */
export interface MapPicture {
  readonly name: string;
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

export interface CapturedMaps {
  readonly maps: readonly MapPicture[];
  /** Names of the maps that have no room on screen, or nothing drawn yet. */
  readonly missing: readonly string[];
}

/** Pictures of every map within an element: their canvases laid over each other where they lie. */
export function captureMaps(within: HTMLElement): CapturedMaps {
  const sharp = window.devicePixelRatio;
  const missing: string[] = [];
  const maps = [...within.querySelectorAll<HTMLElement>('.leaflet-container')].flatMap((map) => {
    const room = map.getBoundingClientRect();
    const picture = document.createElement('canvas');
    picture.width = Math.round(room.width * sharp);
    picture.height = Math.round(room.height * sharp);
    const context = picture.getContext('2d');
    const box = map.closest<HTMLElement>('section');
    const name = box?.getAttribute('aria-label') ?? '';
    // The picture of a map at rest is of what the others have on them. A canvas without an extent (there is no base map) has
    // nothing on it, and can't be drawn.
    const canvases = [...map.querySelectorAll<HTMLCanvasElement>('canvas:not([data-rest])')].filter(
      ({ width, height }) => width * height > 0,
    );
    if (context === null || picture.width * picture.height === 0 || canvases.length === 0) {
      missing.push(name);
      return [];
    }
    context.fillStyle = getComputedStyle(box?.parentElement ?? map).backgroundColor;
    context.fillRect(0, 0, picture.width, picture.height);
    for (const canvas of canvases) {
      const at = canvas.getBoundingClientRect();
      context.drawImage(
        canvas,
        (at.left - room.left) * sharp,
        (at.top - room.top) * sharp,
        at.width * sharp,
        at.height * sharp,
      );
    }
    const { width, height } = room;
    return [{ name, source: picture.toDataURL('image/png'), width, height }];
  });
  return { maps, missing };
}
