#!/usr/bin/env python3
"""Reads a PDF with poppler's readers and compares it with `yoriai show --json`.

  read_pdf.py PDF [STATE.json]

Prints what is wrong, one line each; the exit status is 1 when anything is. Of a text that goes on on another page the
parts are looked for one after the other.
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

from read_back import wanted

MARGIN_PT = 14
SMALLEST_PT = 9
NEVER_FIRST = "、。，．）」』】〕ー々ゃゅょっァィゥェォャュョッ！？"
NEVER_LAST = "（「『【〔"
UNPRINTABLE = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\ufeff]")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace")


def flat(text):
    return re.sub(r"\s+", "", UNPRINTABLE.sub("", unicodedata.normalize("NFC", text)))


def holds(text, value):
    """Whether value stands in text, in at most six parts of four characters or more, in order."""
    at, parts = 0, 0
    while value:
        size = len(value)
        while size and text.find(value[:size], at) < 0:
            size -= 1
        if size < min(4, len(value)) or parts == 6:
            return False
        at, value, parts = text.find(value[:size], at) + size, value[size:], parts + 1
    return True


def fonts_problems(pdf):
    rows = run("pdffonts", pdf).splitlines()[2:]
    return ["no font"] * (not rows) + [f"not embedded: {row}" for row in rows if not re.search(r" yes yes yes +\d+ +\d+$", row)]


def size_problems(pdf):
    """Font sizes as pdftohtml tells them, in thirds of a point."""
    xml = run("pdftohtml", "-xml", "-i", "-hidden", "-stdout", "-zoom", "3", pdf)
    sizes = {int(size) / 3 for size in re.findall(r'<fontspec id="\d+" size="(-?\d+)"', xml)}
    return [f"type of {size:.1f} pt" for size in sorted(sizes) if size < SMALLEST_PT - 0.2]


def page_problems(pdf):
    problems, width, height, page = [], 0.0, 0.0, 0
    for line in run("pdftotext", "-bbox", pdf, "-").splitlines():
        if match := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            width, height, page = float(match[1]), float(match[2]), page + 1
        elif match := re.search(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>', line):
            x0, y0, x1, y1 = (float(match[i]) for i in range(1, 5))
            if x0 < MARGIN_PT or y0 < MARGIN_PT or x1 > width - MARGIN_PT or y1 > height - MARGIN_PT:
                problems.append(f"page {page}: outside: {match[5]}")
    return problems


def line_problems(text):
    problems = []
    for line in text.splitlines():
        line = line.strip()
        if len(line) > 1 and line[0] in NEVER_FIRST:
            problems.append(f"a line begins with {line[0]}: {line[:20]}")
        if len(line) > 1 and line[-1] in NEVER_LAST:
            problems.append(f"a line ends with {line[-1]}: {line[-20:]}")
    return problems


def description_problems(pdf, state):
    info, raw = run("pdfinfo", pdf), pathlib.Path(pdf).read_bytes()
    problems = [] if re.search(r"^Tagged: +yes", info, re.M) else ["no structure"]
    title = re.search(r"^Title: +(.*)$", info, re.M)
    if not title or (state and flat(title[1]) != flat(state["meeting"]["title"] or "")):
        problems.append(f"the title is {title and title[1]}")
    if b"/Lang (ja)" not in raw and b"/Lang (en)" not in raw:
        problems.append("no language")
    if b"/Outlines" not in raw:
        problems.append("no bookmarks")
    if "H1" not in run("pdfinfo", "-struct", pdf):
        problems.append("no heading in the structure")
    return problems


def main():
    pdf = sys.argv[1]
    state = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")) if len(sys.argv) > 2 else None
    lines = run("pdftotext", "-raw", pdf, "-")
    problems = fonts_problems(pdf) + size_problems(pdf) + page_problems(pdf) + line_problems(lines)
    problems += description_problems(pdf, state)
    text = flat(lines)
    if state:
        problems += [f"missing: {what}: {value}" for what, value in wanted(state) if value and not holds(text, flat(value))]
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
