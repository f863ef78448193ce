# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# cmake -DOUT=FILE -DCOMPILER=TEXT -P build_stamp.cmake -- SOURCE...: compiler and sources -> a hash ->
# a source file with it.
set(all "${COMPILER}")
set(i 0)
while(NOT "${CMAKE_ARGV${i}}" STREQUAL "--")
  math(EXPR i "${i} + 1")
endwhile()
math(EXPR i "${i} + 1")
while(i LESS CMAKE_ARGC)
  file(SHA256 ${CMAKE_ARGV${i}} hash)
  string(APPEND all " ${hash}")
  math(EXPR i "${i} + 1")
endwhile()
string(SHA256 stamp "${all}")
string(SUBSTRING ${stamp} 0 16 stamp)
configure_file(${CMAKE_CURRENT_LIST_DIR}/build_stamp.cpp.in ${OUT} @ONLY)
