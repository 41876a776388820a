/** A map as it stands on screen. */
export interface MapPicture {
  readonly name: string;
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

/** Pictures of every map within an element: their canvases laid over each other where they lie. */
export function captureMaps(within: HTMLElement): MapPicture[] {
  const sharp = window.devicePixelRatio;
  return [...within.querySelectorAll<HTMLElement>('.leaflet-container')].flatMap((map) => {
    const room = map.getBoundingClientRect();
    const picture = document.createElement('canvas');
    picture.width = Math.round(room.width * sharp);
    picture.height = Math.round(room.height * sharp);
    const context = picture.getContext('2d');
    const box = map.closest<HTMLElement>('section');
    if (context === null || room.width === 0) return [];
    context.fillStyle = getComputedStyle(box?.parentElement ?? map).backgroundColor;
    context.fillRect(0, 0, picture.width, picture.height);
    for (const canvas of map.querySelectorAll('canvas')) {
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
    return [
      { name: box?.getAttribute('aria-label') ?? '', source: picture.toDataURL('image/png'), width, height },
    ];
  });
}
