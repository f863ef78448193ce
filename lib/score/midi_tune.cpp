// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/midi_tune.h"

#include "event/midi_format.h"
#include "score/key_finding.h"
#include "score/midi_parts.h"
#include "score/top_line.h"
#include "theory/pitch.h"

namespace auralis::score {

namespace {

Key key_of(const event::MidiKeySignature& signature) {
  const int major = theory::wrap(7 * signature.sharps, 12);  // a fifth up for each sharp
  return {theory::wrap(major + (signature.minor ? 9 : 0), 12),
          theory::find_mode(signature.minor ? "aeolian" : "ionian")};
}

/// A first bar of a metre of its own is what comes before the first whole one.
void take_upbeat(const event::MidiScore& score, Tune& tune) {
  if (score.metres.size() < 2) return;
  const event::MidiTimeSignature& next = score.metres[1];
  const Metre metre{next.count, next.unit};
  if (next.from.beat != tune.metre.bar() || next.from.beat >= metre.bar()) return;
  tune.upbeat = next.from.beat;
  tune.metre = metre;
}

std::vector<const event::MidiNote*> notes_of(const event::MidiScore& score,
                                             const std::string& track) {
  std::vector<const event::MidiNote*> all;
  for (const event::MidiNote& note : score.notes)
    if (note.channel != event::kPercussionChannel) all.push_back(&note);
  if (track == kAllTracks || all.empty()) return all;
  const std::vector<MidiPart> parts = parts_of(score);
  return (track.empty() ? melody_part(parts) : find_part(parts, track)).notes;
}

}  // namespace

Tune tune_of(const event::MidiScore& score, const std::string& track) {
  Tune tune;
  if (!score.tracks.empty()) tune.title = score.tracks.front();
  if (!score.metres.empty()) tune.metre = {score.metres.front().count, score.metres.front().unit};
  for (const auto& signature : score.keys)
    tune.keys.push_back({signature.from.beat, key_of(signature)});
  if (score.keys.empty() && track != kAllTracks) {  // all parts say more of it than one
    const Tune all = tune_of(score, std::string(kAllTracks));
    if (!all.notes.empty()) tune.keys.push_back({0, score::key_of(all)});
  }
  for (const event::MidiNote* note : notes_of(score, track))
    tune.notes.push_back(
        {note->on.beat, note->off.beat - note->on.beat, note->pitch, note->velocity});
  if (track != kAllTracks) tune.notes = top_line(tune.notes);
  if (score.tempos.empty() || score.tempos.front().from.beat > 0)  // until then, every file's
    tune.tempos.push_back({0, event::MidiTempo{}.bpm});
  for (const event::MidiTempo& tempo : score.tempos)
    tune.tempos.push_back({tempo.from.beat, tempo.bpm});
  take_upbeat(score, tune);
  tune.beats = score.end.beat;
  return tune;
}

}  // namespace auralis::score
