# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# auralis_cuda_module(TARGET NAME SOURCES ... DEPENDS ... OPTIONS ...): a module of kernels. AUTO leaves
# it out where there is no CUDA compiler.
set(AURALIS_CUDA AUTO CACHE STRING "Kernels for CUDA: AUTO, ON or OFF")
set_property(CACHE AURALIS_CUDA PROPERTY STRINGS AUTO ON OFF)

function(auralis_cuda_module target name)
  if(NOT auralis_has_cuda)
    return()
  endif()
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;OPTIONS" ${ARGN})
  auralis_module(${target} ${name}
    SOURCES ${arg_SOURCES} ${PROJECT_SOURCE_DIR}/lib/gpu/devices.cu DEPENDS ${arg_DEPENDS})
  set_target_properties(${target} PROPERTIES
    CUDA_STANDARD 20 CUDA_STANDARD_REQUIRED ON CUDA_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE ${arg_OPTIONS} -Xcompiler=-Wall,-Wextra
    $<$<BOOL:${AURALIS_WERROR}>:-Werror=all-warnings>)
  # Its CUDA runtime is its own: LibTorch may have brought another into the process.
  target_link_options(${target} PRIVATE -Wl,--exclude-libs,ALL)
endfunction()

set(auralis_has_cuda FALSE)
if(AURALIS_CUDA STREQUAL "AUTO")
  if(AURALIS_SANITIZE)  # CUDA's compiler does not know them
    return()
  endif()
  include(CheckLanguage)
  check_language(CUDA)
  if(NOT CMAKE_CUDA_COMPILER)
    return()
  endif()
elseif(NOT AURALIS_CUDA)
  return()
endif()
if(NOT DEFINED CMAKE_CUDA_ARCHITECTURES)
  set(CMAKE_CUDA_ARCHITECTURES all-major)
endif()
enable_language(CUDA)
set(CMAKE_CUDA_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
if(NOT CMAKE_CUDA20_STANDARD_COMPILE_OPTION)  # CMake 3.25 does not know that CUDA has it
  set(CMAKE_CUDA20_STANDARD_COMPILE_OPTION -std=c++20)
endif()
set(auralis_has_cuda TRUE)
