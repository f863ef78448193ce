// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A module of another build, or of none.
#ifdef FOREIGN_STAMP
extern "C" {
extern const char auralis_build_stamp[];
const char auralis_build_stamp[] = FOREIGN_STAMP;
}
#endif
extern "C" int answer() { return 42; }
