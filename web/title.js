// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The piece's title, kept true while it is steered: 'Tide in D dorian' -> 'Tide in G dorian'.

/** auralis-stream's own title for these settings. @param {Map<string, string|number>} values */
function titleOf(values) {
  const [mood, key, mode] = ['mood', 'key', 'mode'].map((param) => String(values.get(param)));
  return `${mood.charAt(0).toUpperCase()}${mood.slice(1)} in ${key} ${mode}`;
}

/** A title that names the settings follows them; any other stays as the server gave it. */
export class Title {
  /** @param {import('./protocol.js').Hello} hello */
  constructor({ title, controls }) {
    this.values = new Map(controls.map(({ param, value }) => [param, value]));
    this.follows = title === titleOf(this.values);
    this.text = title;
  }

  /** @param {string} param @param {string|number} value heard from now on */
  change(param, value) {
    this.values.set(param, value);
    if (this.follows) this.text = titleOf(this.values);
  }
}
