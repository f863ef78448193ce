// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Correlation at many lags at once, by the fast Fourier transform.

/** In place; a power of two; the inverse is not divided by the length. */
function transform(re, im, sign) {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j], re[i]];
      [im[i], im[j]] = [im[j], im[i]];
    }
  }
  for (let span = 1; span < size; span *= 2) {
    for (let k = 0; k < span; k++) {
      const angle = (sign * Math.PI * k) / span;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let i = k; i < size; i += 2 * span) {
        const j = i + span;
        const x = re[j] * cos - im[j] * sin;
        const y = re[j] * sin + im[j] * cos;
        [re[j], im[j]] = [re[i] - x, im[i] - y];
        re[i] += x;
        im[i] += y;
      }
    }
  }
}

/**
 * @param {Float32Array} a @param {Float32Array} b as long as a or longer
 * @returns {Float64Array} at each lag from 0 to b.length - a.length the sum of a[i] * b[i + lag]
 */
export function correlations(a, b) {
  const size = 2 ** Math.ceil(Math.log2(a.length + b.length));
  const [aRe, aIm, bRe, bIm] = Array.from({ length: 4 }, () => new Float64Array(size));
  aRe.set(a);
  bRe.set(b);
  transform(aRe, aIm, -1);
  transform(bRe, bIm, -1);
  for (let i = 0; i < size; i++) {
    const re = aRe[i] * bRe[i] + aIm[i] * bIm[i];
    bIm[i] = aRe[i] * bIm[i] - aIm[i] * bRe[i];
    bRe[i] = re;
  }
  transform(bRe, bIm, 1);
  return bRe.subarray(0, b.length - a.length + 1).map((sum) => sum / size);
}
