/** Whether a zip holds shapefiles, by the names in it; what macOS adds beside them does not count. */
export const shapefileNames = (names: readonly string[]): string[] =>
  names.filter((name) => /\.shp$/i.test(name) && !/^__MACOSX\//.test(name));

export const isShapefile = (names: readonly string[]): boolean => shapefileNames(names).length > 0;
