/** Whole steps of a millionth of a degree, about 0.1 m: what borders are drawn on while they are cleaned. */
export type Point = readonly [x: number, y: number];
export type Line = readonly Point[];

export const stepsPerDegree = 1e6;
export const metresPerStep = 111_195 / stepsPerDegree;

/** Steps of longitude that are as long as one of latitude, at a latitude in steps. */
export const widening = (y: number): number =>
  1 / Math.max(0.01, Math.cos((y / stepsPerDegree) * (Math.PI / 180)));

export const lineMetres = (line: Line): number => {
  let metres = 0;
  for (let at = 1; at < line.length; at++) {
    const [x, y] = line[at];
    const [fromX, fromY] = line[at - 1];
    metres += Math.hypot((x - fromX) / widening((y + fromY) / 2), y - fromY) * metresPerStep;
  }
  return metres;
};
