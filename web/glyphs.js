// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The signs of music notation as paths; lengths in spaces of the staff, y downwards, no font needed.

/** Of one sample of a pen's way to the next. */
const FINENESS = 10;

/** Where a curve through points is (Catmull and Rom's), width and all. */
function between([a, b, c, d], t) {
  return b.map((_, i) => 0.5 * (2 * b[i] + (c[i] - a[i]) * t +
    (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t ** 2 +
    (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t ** 3));
}

/**
 * What a broad pen leaves.
 * @param {[number, number, number][]} points x, y and the width there @returns {Path2D}
 */
function penned(points) {
  const at = (i) => points[Math.min(points.length - 1, Math.max(0, i))];
  const way = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const four = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let k = 0; k < FINENESS; k++) way.push(between(four, k / FINENESS));
  }
  way.push(at(Infinity));
  const edge = (side) => way.map(([x, y, width], i) => {
    const [before, after] = [way[Math.max(0, i - 1)], way[Math.min(way.length - 1, i + 1)]];
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    const reach = (side * width) / 2 / (Math.hypot(dx, dy) || 1);
    return [x - dy * reach, y + dx * reach];
  });
  const path = new Path2D();
  for (const [x, y] of [...edge(1), ...edge(-1).reverse()]) path.lineTo(x, y);
  path.closePath();
  return path;
}

function withDots(path, ...dots) {
  for (const [x, y, radius] of dots) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, -2 * Math.PI, true);
  }
  return path;
}

/** Around G4, the line that it is drawn at. */
export const trebleClef = withDots(penned([
  [1.38, 0.42, 0.1], [1.0, 0.3, 0.12], [0.86, -0.12, 0.16], [1.12, -0.62, 0.22],
  [1.62, -0.76, 0.26], [2.2, -0.44, 0.3], [2.36, 0.14, 0.3], [2.06, 0.74, 0.26], [1.4, 1.0, 0.2],
  [0.66, 0.8, 0.28], [0.2, 0.14, 0.38], [0.26, -0.74, 0.4], [0.78, -1.62, 0.34],
  [1.44, -2.4, 0.3], [1.84, -3.2, 0.32], [1.84, -3.96, 0.26], [1.62, -4.36, 0.14],
  [1.3, -3.92, 0.12], [1.16, -3.1, 0.16], [1.32, -1.9, 0.17], [1.6, -0.2, 0.17],
  [1.82, 1.2, 0.17], [1.84, 2.0, 0.16], [1.54, 2.5, 0.14], [1.02, 2.56, 0.12], [0.72, 2.24, 0.1],
]), [0.94, 2.06, 0.34]);

/** Around F3. */
export const bassClef = withDots(penned([
  [0.2, 0.16, 0.1], [0.22, -0.5, 0.12], [0.7, -0.94, 0.16], [1.3, -0.94, 0.26],
  [1.78, -0.5, 0.42], [1.84, 0.24, 0.44], [1.5, 1.1, 0.32], [0.86, 1.84, 0.18], [0.0, 2.42, 0.06],
]), [0.5, 0.02, 0.36], [2.56, -0.5, 0.21], [2.56, 0.5, 0.21]);

/** Joins the two staves: from 0 down to `height`. */
export const brace = (height) => penned([[0, 0, 0.04], [-0.42, 0.08 * height, 0.2],
  [-0.34, 0.28 * height, 0.36], [-0.5, 0.44 * height, 0.2], [-0.86, 0.5 * height, 0.04],
  [-0.5, 0.56 * height, 0.2], [-0.34, 0.72 * height, 0.36], [-0.42, 0.92 * height, 0.2],
  [0, height, 0.04]]);

/** By how many semitones they move a note; the middle of each is at 0, its width below. */
export const ACCIDENTALS = new Map([
  [-1, new Path2D('M-.36-1.75h.13v1.5c.2-.24.72-.28.72.17 0 .42-.5.68-.85 1zm.13 1.85v.6c.3-.24.42-.46.42-.72 0-.34-.36-.2-.42.12z')],
  [0, new Path2D('M-.32-1.35h.13v.93l.51-.13v1.9h-.13v-.93l-.51.13zm.13 1.3v.78l.38-.1v-.78z')],
  [1, new Path2D('M-.26-1.2h.12v.72l.28-.08v-.72h.12v.68l.22-.06v.34l-.22.06v.6l.22-.06v.34l-.22.06v.74h-.12v-.7l-.28.08v.72h-.12v-.68l-.22.06v-.34l.22-.06v-.6l-.22.06v-.34l.22-.06zm.12 1.02v.6l.28-.08v-.6z')],
  [2, new Path2D('M-.42-.42h.28l.14.26.14-.26h.28v.28l-.26.14.26.14v.28h-.28l-.14-.26-.14.26h-.28v-.28l.26-.14-.26-.14z')],
]);
export const ACCIDENTAL_WIDTH = 1;

/** Note heads, a shape for each voice, around 0; as text, for they are also drawn in a legend. */
export const HEADS = [
  'M-.6.22C-.74-.1-.3-.47.12-.47.42-.47.56-.36.6-.22.74.1.3.47-.12.47-.42.47-.56.36-.6.22z',
  'M0-.6.6 0 0 .6-.6 0z',
  'M0-.56.62.46h-1.24z',
  'M-.6.22C-.74-.1-.3-.47.12-.47.42-.47.56-.36.6-.22.74.1.3.47-.12.47-.42.47-.56.36-.6.22zM-.42.14C-.38.36.1.3.3.1.44-.04.46-.1.42-.14.38-.36-.1-.3-.3-.1-.44.04-.46.1-.42.14z',
  'M-.48-.48h.96v.96h-.96z',
  'M0-.64.64 0 0 .64-.64 0zM0-.32-.32 0 0 .32.32 0z',
];
export const HEAD_WIDTH = 1.2;
