/** Where labels lie already, so that none is drawn over another. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Takes a box if it meets none taken before. */
export function createPlacer(): (box: Box) => boolean {
  const taken: Box[] = [];
  return (box) => {
    for (const other of taken) {
      if (
        box.x < other.x + other.width &&
        other.x < box.x + box.width &&
        box.y < other.y + other.height &&
        other.y < box.y + box.height
      )
        return false;
    }
    taken.push(box);
    return true;
  };
}
