# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Design and sources -> what breaks a rule, a line each."""

from check_order import sources

# The operating system's and the compiler's; those of C++ itself have neither a dot nor a slash.
SYSTEM = {"dlfcn.h", "fcntl.h", "features.h", "immintrin.h", "mach-o/dyld.h", "malloc.h", "netdb.h",
          "poll.h", "sched.h", "unistd.h", "arpa/inet.h", "ifaddrs.h", "netinet/in.h"}


def is_system(header):
    return header in SYSTEM or header.startswith("sys/") or not set("./") & set(header)


def layers(design, tree):
    """Arrows run down only, and what is to stay apart does so."""
    for arrow in tree.inside:
        here, there = sources.folder(arrow.path), arrow.header.split("/")[0]
        if "/" in arrow.header and here != there:
            yield from wrong_arrow(design.floors, here, there, arrow)
    for here, links in sorted(tree.links.items()):
        for there in sorted(links & set(design.floors)):
            yield from wrong_arrow(design.floors, here, there,
                                   f"lib/{here}/CMakeLists.txt: links auralis_{there}")
    yield from meetings(design, tree.folders())


def wrong_arrow(floors, here, there, what):
    for name in (here, there):
        if name not in floors:
            yield f"{what}: {name} has no floor in DESIGN.md's picture of the layers"
            return
    if floors[here] <= floors[there]:
        yield f"{what}: {here} (floor {floors[here]}) is not above {there} (floor {floors[there]})"


def meetings(design, graph):
    homes = {library.name: {home.split("/")[0] for home in library.homes}
             for library in design.libraries}
    for name in design.apart:
        if name not in homes and name not in design.floors:
            yield f"DESIGN.md: apart names {name}, which is neither a folder nor a library"
    for here in set(design.apart) & set(design.floors):
        reach = sources.reached(graph, here) | {here}
        for there in design.apart:
            met = reach & homes.get(there, {there})
            if there != here and met:
                yield f"lib/{here}: reaches {there} by {', '.join(sorted(met))}; they stay apart"


def circles(_, tree):
    """No circle of includes between units, or between the folders of one folder."""
    for what, graph in (("units", tree.units()), ("folders", tree.rooms())):
        for circle in sources.circles(graph):
            yield f"lib: a circle of {what}: {', '.join(circle)}"


def libraries(design, tree):
    """Each outside library is included in its home only."""
    for arrow in tree.outside:
        owners = [library for library in design.libraries if library.owns(arrow.header)]
        if not owners:
            if not is_system(arrow.header):
                yield f"{arrow}: DESIGN.md's table of dependencies names no home for it"
        elif not owners[0].lives_in(arrow.path):
            yield f"{arrow}: the home of {owners[0].name} is {', '.join(owners[0].homes)}"
