// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Put into the page by the tests: figures of its player, and a capture of what leaves it.

/** Runs in the page, whose modules it gets as the page has them; leaves window.auralisTest. */
export async function hook() {
  const { app } = await import(new URL('app.js', document.baseURI));
  let capture = null;
  let ticks = 0;
  const { tick } = app;
  app.tick = function counted() {
    ticks += 1;
    tick.call(app);
  };
  const pollOnce = (port) => new Promise((resolve) => {
    port.addEventListener('message', ({ data }) => resolve(data), { once: true });
    port.postMessage({ type: 'poll' });
  });
  window.auralisTest = {
    /** @returns {object} figures of the player at this moment, and what the page says */
    stats: async () => {
      const { player } = app;
      const fresh = player.node ? await pollOnce(player.node.port) : player.stats;
      const { state: playerState, depthMs: bufferMs, ...figures } = fresh;
      return {
        ...figures,
        playerState,
        bufferMs,
        state: app.status.state,
        headline: app.status.headline,
        detail: app.status.detail,
        sampleRate: player.context?.sampleRate ?? 0,
        socket: app.socket.state,
        malformed: app.malformed,
        blooms: app.visualiser.blooms.length,
      };
    },
    ticks: () => ticks,
    contextState: () => app.player.context?.state,
    context: () => app.player.context,
    /** All that is heard comes from this channel of the sound device, 0 or 1, the other is silent. */
    playOn: (channel) => {
      const { context, gain } = app.player;
      const mono = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
      gain.disconnect();
      gain.connect(mono).connect(new ChannelMergerNode(context, { numberOfInputs: 2 }), 0, channel)
        .connect(context.destination);
    },
    /** Record what leaves the player, before the volume, for at most `seconds`. */
    startCapture: async (seconds = 10) => {
      const { context, node } = app.player;
      await context.audioWorklet.addModule(new URL('capture_worklet.js', document.baseURI));
      capture = new AudioWorkletNode(context, 'auralis-test-capture', {
        numberOfOutputs: 0,
        channelCountMode: 'explicit',
        channelCount: 2,
        processorOptions: { frames: Math.ceil(seconds * context.sampleRate) },
      });
      node.connect(capture);
    },
    /** @returns {Promise<{channels: Float32Array[], startTime: number}>} */
    stopCapture: async () => {
      const taken = await new Promise((resolve) => {
        capture.port.onmessage = ({ data }) => resolve(data);
        capture.port.postMessage('stop');
      });
      app.player.node.disconnect(capture);
      capture = null;
      return taken;
    },
  };
}
