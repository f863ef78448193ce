# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# [run by cpack] What Debian wants in each package beside what is installed: the copyright and the
# changelog, compressed as the manual is.
if(NOT CPACK_GENERATOR STREQUAL DEB)
  return()
endif()
# LICENSE as a paragraph of Debian's copyright format.
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/../../LICENSE lines)
set(license)
set(copyright)
foreach(line IN LISTS lines)
  if(line MATCHES "^Copyright \\(c\\) (.*)")
    set(copyright ${CMAKE_MATCH_1})
  elseif(NOT line STREQUAL "MIT License")
    string(APPEND license " ${line}\n")
  endif()
endforeach()
string(REGEX REPLACE "(^|\n) \n" "\\1" license "${license}")
set(copyright "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Auralis

Files: *
Copyright: ${copyright}
License: Expat
${license}")
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
foreach(component ${CPACK_COMPONENTS_ALL})
  string(TOUPPER ${component} upper)
  set(name ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  set(root ${CPACK_TEMPORARY_DIRECTORY}/${component})
  set(documents ${root}/usr/share/doc/${name})
  file(REMOVE ${documents}/LICENSE ${documents}/CHANGELOG.md)  # here copyright and changelog
  file(WRITE ${documents}/copyright "${copyright}")
  file(WRITE ${documents}/changelog.Debian
    "auralis (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium\n\n"
    "  * See changelog.gz.\n\n -- ${CPACK_PACKAGE_CONTACT}  ${date}\n")
  file(COPY_FILE ${CMAKE_CURRENT_LIST_DIR}/../../CHANGELOG.md ${documents}/changelog)
  if(component STREQUAL auralis)
    file(MAKE_DIRECTORY ${root}/etc/auralis)  # for the settings of stations
  endif()
  file(GLOB pages ${root}/usr/share/man/man*/*.[1-8])
  foreach(file ${pages} ${documents}/changelog.Debian ${documents}/changelog)
    execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
    file(CHMOD ${file}.gz PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  endforeach()
endforeach()
