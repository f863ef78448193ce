# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# cpack: Debian packages of what is installed (auralis, auralis-torch, auralis-doc), and a tarball of
# the sources that builds without a network. Auralis is programs: it exports no CMake package, no
# header and no library to link.
set(CPACK_PACKAGE_NAME auralis)
set(CPACK_PACKAGE_VENDOR "The Auralis authors")
set(AURALIS_PACKAGE_CONTACT "The Auralis authors <auralis@localhost.localdomain>" CACHE STRING
  "Who made the packages, with an address of theirs")
set(CPACK_PACKAGE_CONTACT "${AURALIS_PACKAGE_CONTACT}")
# CPack's own default, which it leaves out: each package begins its description with a summary of its own.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${CMAKE_PROJECT_NAME} built using CMake")
set(CPACK_STRIP_FILES ON)
set(CPACK_OUTPUT_FILE_PREFIX ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian_files.cmake)

set(CPACK_GENERATOR DEB)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL auralis torch doc)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Directories of packages are those of the policy, whatever the umask here.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_AURALIS_PACKAGE_NAME auralis)
set(CPACK_DEBIAN_AURALIS_PACKAGE_RECOMMENDS "qrencode, iproute2")
set(CPACK_DEBIAN_AURALIS_PACKAGE_SUGGESTS "auralis-doc, auralis-torch, nats-server, prometheus")
set(CPACK_DEBIAN_AURALIS_PACKAGE_CONTROL_EXTRA
  ${CMAKE_CURRENT_LIST_DIR}/postinst ${CMAKE_CURRENT_LIST_DIR}/prerm ${CMAKE_CURRENT_LIST_DIR}/postrm)
set(CPACK_DEBIAN_AURALIS_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_COMPONENT_AURALIS_DESCRIPTION
"real-time generative ambient music
Auralis composes ambient music, turns it into sound and serves it to web
browsers, where listeners hear the same and may steer it: key, mode, tempo
and mood. Each of its programs does one of these, and is useful alone.
.
This package has the programs, their data, the page, the manual, and a
systemd service for stations that play all the year round.")

set(CPACK_DEBIAN_TORCH_PACKAGE_NAME auralis-torch)
set(CPACK_DEBIAN_TORCH_PACKAGE_DEPENDS "auralis (= ${PROJECT_VERSION}-1)")
set(CPACK_COMPONENT_TORCH_DESCRIPTION
"LibTorch's renderer for auralis
A module of auralis-synth that renders with the operators of LibTorch: the
reference that the usual renderer is held to, and the only one for Apple's
GPUs. No music waits for it.")

set(CPACK_DEBIAN_DOC_PACKAGE_NAME auralis-doc)
set(CPACK_DEBIAN_DOC_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DOC_PACKAGE_SECTION doc)
set(CPACK_DEBIAN_DOC_PACKAGE_SHLIBDEPS OFF)
set(CPACK_COMPONENT_DOC_DESCRIPTION
"how auralis is built and what was measured of it
The design of Auralis, how to change it, and figures of its sound, its music
and its load, each with the command that gave it. The manual is in the
package auralis.")

# A module that no LibTorch was there for is no package.
if(NOT TARGET auralis_torch_module)
  list(REMOVE_ITEM CPACK_COMPONENTS_ALL torch)
endif()

set(CPACK_SOURCE_GENERATOR TXZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME auralis-${PROJECT_VERSION})
set(CPACK_SOURCE_IGNORE_FILES /\\.git/ /\\.git$ ^${PROJECT_SOURCE_DIR}/build/ /node_modules /__pycache__/ /shared$)
include(CPack)
