/** Hues of the territory palette; a territory's colour is an index below this. */
export const territoryColours = 12;
