# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# The headers that most sources begin with, compiled once: they are half of what compiling costs.
# Sources include what they use all the same. -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON builds without, as
# the presets dev, fuzz and tidy do.
set(auralis_standard_headers
  <algorithm> <array> <atomic> <bit> <charconv> <chrono> <cmath> <condition_variable> <cstdint> <cstring>
  <deque> <filesystem> <fstream> <functional> <limits> <map> <memory> <mutex> <numbers> <numeric>
  <optional> <random> <set> <span> <sstream> <stdexcept> <string> <string_view> <system_error> <thread>
  <tuple> <unordered_map> <utility> <variant> <vector>)

# For what runs seldom, or waits for others, and takes the compiler long: it is not worth -O3.
set(auralis_seldom $<$<CONFIG:RelWithDebInfo>:-O1>)

# auralis_precompile(NAME HEADER...): headers for auralis_precompiled.
function(auralis_precompile name)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/${name}.cpp CONTENT "")
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/${name}.cpp)
  set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
  target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()

# auralis_precompiled(TARGET NAME): the sources of TARGET begin with the headers of NAME.
function(auralis_precompiled target name)
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "EXECUTABLE")
    target_compile_options(${target} PRIVATE -fPIC)  # as the headers are
  endif()
  target_precompile_headers(${target} REUSE_FROM ${name})
  # GCC 12 forgets which of them are the system's, and warns of std::string itself.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
  endif()
endfunction()

auralis_precompile(standard_headers ${auralis_standard_headers})
# They bring the options of their compilation with them, which GCC falls back to where a source changes
# its own (#pragma GCC target, as in Highway's kernels): other options need other headers, or none.
auralis_precompile(exact_headers ${auralis_standard_headers})
target_compile_options(exact_headers PRIVATE -ffp-contract=off)
