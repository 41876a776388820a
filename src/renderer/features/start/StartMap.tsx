import classes from './start.module.css';

/** A quiet honeycomb of territories behind the first sheet: drawn, not loaded, and the same each time. */
const hues = [0, 2, 4, 1, 5, 3];
const size = 46;

export function StartMap() {
  const cells = Array.from({ length: 21 * 34 }, (_, index) => {
    const column = index % 34;
    const row = Math.floor(index / 34);
    const region = Math.floor(
      Math.sin(column * 0.35 + Math.cos(row * 0.5) * 1.6) * 1.9 + row * 0.33 + column * 0.12,
    );
    const x = column * size * 0.866 + (row % 2) * size * 0.433;
    const y = row * size * 0.75;
    return { key: index, x, y, hue: hues[((region % hues.length) + hues.length) % hues.length] ?? 0 };
  });
  return (
    <svg
      className={classes.backdrop}
      viewBox="0 0 1300 690"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {cells.map((cell) => (
        <use key={cell.key} href="#cell" x={cell.x} y={cell.y} className={classes[`hue${cell.hue}`]} />
      ))}
      <defs>
        <polygon id="cell" points="0,-23 19.9,-11.5 19.9,11.5 0,23 -19.9,11.5 -19.9,-11.5" />
      </defs>
    </svg>
  );
}
