import type RobustLineIntersector from 'jsts/org/locationtech/jts/algorithm/RobustLineIntersector.js';
import InteriorIntersectionFinderAdder from 'jsts/org/locationtech/jts/noding/InteriorIntersectionFinderAdder.js';
import MCIndexSnapRounder from 'jsts/org/locationtech/jts/noding/snapround/MCIndexSnapRounder.js';

/** Progress is told every so many pieces of lines that are compared, and every so many lines whose vertices are. */
const piecesPerReport = 20_000;
const linesPerReport = 100;
/** Of the time, looking for crossings takes about so much; the rest, every vertex is compared with the lines near it. */
const crossingShare = 0.3;
/** About so many others each monotone piece of a line comes near. */
const usuallyNear = 4;

/** JTS's rounder, which tells how far it is: 0..1. */
export class SnapRounder extends MCIndexSnapRounder {
  onProgress: (share: number) => void = () => {};

  override findInteriorIntersections(lines: unknown, intersector: RobustLineIntersector): unknown {
    const finder = new InteriorIntersectionFinderAdder(intersector);
    let compared = 0;
    // Asked after each pair.
    finder.isDone = () => {
      if (++compared % piecesPerReport === 0) {
        const expected = usuallyNear * this._noder.getMonotoneChains().size();
        this.onProgress(crossingShare * Math.min(1, compared / expected));
      }
      return false;
    };
    this._noder.setSegmentIntersector(finder);
    this._noder.computeNodes(lines);
    return finder.getInteriorIntersections();
  }

  override computeVertexSnaps(...lines: unknown[]): void {
    const [given] = lines;
    if (!isList(given)) {
      super.computeVertexSnaps(...lines);
      return;
    }
    const list = given.toArray();
    list.forEach((line, at) => {
      if (at % linesPerReport === 0)
        this.onProgress(crossingShare + (1 - crossingShare) * (at / list.length));
      super.computeVertexSnaps(line);
    });
  }
}

const isList = (given: unknown): given is { toArray(): unknown[] } =>
  typeof given === 'object' && given !== null && 'toArray' in given;
