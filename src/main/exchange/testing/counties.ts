/** GeoJSON of two rows of three counties, and an island. */
export function countiesGeoJson(omit: readonly string[] = [], rename: Record<string, string> = {}): string {
  const places: [string, string, number, number][] = [
    ['06001', 'Alder', 10, 50],
    ['06002', 'Birch', 10.5, 50],
    ['06003', 'Cedar', 11, 50],
    ['06004', 'Elm', 10, 50.5],
    ['06005', 'Fir', 10.5, 50.5],
    ['06006', 'Gorse', 11, 50.5],
    ['06099', 'Holm', 13, 50],
  ];
  const features = places
    .filter(([code]) => !omit.includes(code))
    .map(([GEOID, NAME, x, y], index) => ({
      type: 'Feature',
      properties: {
        GEOID,
        NAME: rename[GEOID] ?? NAME,
        STATE: 'Westmark',
        HOUSEHOLDS: 1000 + index,
        SHAPE_AREA: 0.25,
      },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [x, y],
            [x + 0.5, y],
            [x + 0.5, y + 0.5],
            [x, y + 0.5],
            [x, y],
          ],
        ],
      },
    }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
