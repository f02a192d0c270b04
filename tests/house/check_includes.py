#!/usr/bin/env python3
"""Checks the rooms of app/ against the table in app/README.md.

  check_includes.py APP_FOLDER TABLE_FILE   every #include "room/..." must be allowed by the table
  check_includes.py --self-test             shows that each kind of violation is found

The table has the columns | level | folder | responsibility | may include |; a room may always include itself.
GLFW, glad and stb belong to platform/ alone.
"""
import pathlib
import re
import sys
import tempfile

WINDOW_LIBRARIES = re.compile(r'^(GLFW/|glad/|stb_|stb/|EGL/|X11/|imgui_impl_)')
INCLUDE = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]')
ALL = {"all"}


def read_table(text):
    """Room -> the words of its "may include" cell. A cell with several rooms names them all."""
    rooms = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.lstrip().startswith("|") or len(cells) < 4:
            continue
        names = re.findall(r"`([\w.]+)/?`", cells[1])
        if not cells[0].isdigit() or not names:
            continue
        allowed = {word.strip("` /") for word in re.split(r"[,;]| and ", cells[3])}
        for name in names:
            rooms[name] = allowed
    return rooms


def includes(file):
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1)


def check(app, rooms):
    problems = []
    for file in sorted(app.rglob("*")):
        if file.suffix not in (".cpp", ".hpp"):
            continue
        parts = file.relative_to(app).parts
        room = parts[0]  # a room, or a file such as main.cpp
        if room not in rooms:
            problems.append(f"{file}: {room} is not in the table")
            continue
        for number, target in includes(file):
            where = f"{file}:{number}: {room} includes \"{target}\""
            if WINDOW_LIBRARIES.match(target) and room != "platform":
                problems.append(f"{where}, but GLFW, glad, stb, EGL and X11 belong to platform/")
            other = target.split("/")[0]
            if "/" not in target or other == room or not (app / other).is_dir():
                continue
            if other not in rooms[room] and rooms[room] != ALL:
                problems.append(f"{where}, but may include only: {', '.join(sorted(rooms[room]))}")
    return problems


def self_test():
    table = """
| level | folder | one responsibility | may include |
|---|---|---|---|
| 0 | `base/` | texts | std, ICU |
| 1 | `widgets/` | touch | base, imgui |
| 3 | `platform/` | windows | base, widgets |
| 4 | `cli/`, `main.cpp` | verbs | all |
"""
    rooms = read_table(table)
    assert rooms == {"base": {"std", "ICU"}, "widgets": {"base", "imgui"}, "platform": {"base", "widgets"},
                     "cli": {"all"}, "main.cpp": {"all"}}, rooms
    cases = [  # file, its text, the number of problems
        ("base/a.hpp", '#include <string>\n#include "base/b.hpp"\n', 0),
        ("base/a.hpp", '#include "widgets/b.hpp"\n', 1),
        ("base/a.cpp", '  #  include <cli/b.hpp>\n', 1),
        ("widgets/a.cpp", '#include "base/b.hpp"\n#include "imgui.h"\n', 0),
        ("widgets/a.cpp", "#include <GLFW/glfw3.h>\n", 1),
        ("widgets/deep/a.cpp", '#include "platform/window.hpp"\n', 1),
        ("cli/a.cpp", '#include "stb_image.h"\n', 1),
        ("platform/a.cpp", '#include <glad/gl.h>\n#include "stb_image.h"\n#include "widgets/b.hpp"\n', 0),
        ("main.cpp", '#include "cli/a.hpp"\n#include "base/b.hpp"\n', 0),
        ("extra/a.cpp", "", 1),
    ]
    for name, text, expected in cases:
        with tempfile.TemporaryDirectory() as folder:
            app = pathlib.Path(folder)
            for room in ("base", "widgets", "platform", "cli"):
                (app / room).mkdir()
            (app / name).parent.mkdir(parents=True, exist_ok=True)
            (app / name).write_text(text, encoding="utf-8")
            problems = check(app, rooms)
            assert len(problems) == expected, (name, text, problems)


def main():
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return 0
    app, table = map(pathlib.Path, sys.argv[1:])
    rooms = read_table(table.read_text(encoding="utf-8"))
    problems = check(app, rooms) if rooms else [f"{table}: no table of rooms was found"]
    print("\n".join(problems) if problems else f"{len(rooms)} rooms keep to the table.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
