#!/usr/bin/env python3
"""Looks for the handwriting of a meeting in its minutes with other readers' means, line by line of what was drawn.

  read_drawings.py STATE.json MINUTES.{pdf,html,docx,xlsx}     every note of `yoriai show --json` that holds ink is drawn
  read_drawings.py --none MINUTES.{pdf,html,docx,xlsx,…}       there is no drawing at all

Prints what is wrong, one line each; the exit status is 1 when anything is.
"""
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
import zlib

import docx
import lxml.etree
import lxml.html
import openpyxl

PEN = 5  # half of it, thousandths of the sheet
MOST_MM = (60.5, 30.5)
NO_CAPTION = "手書き（題なし）"
EMU_MM = 36000


def strokes_of(ink):
    return [[tuple(map(int, point.split(","))) for point in stroke.split(" ")] for stroke in ink.split(";")]


def notes_of(state):
    """Label, caption and strokes of every note that is drawn."""
    return [(item["text"] or NO_CAPTION, item["text"] or "", strokes_of(item["ink"]))
            for item in state["items"] if item["ink"] and not item["hidden"]]


def extent(strokes):
    xs, ys = [x for s in strokes for x, _ in s], [y for s in strokes for _, y in s]
    return min(xs), min(ys), max(xs), max(ys)


def off_line(point, line):
    """How far a point lies from a line of many points."""
    def from_piece(a, b):
        dx, dy = b[0] - a[0], b[1] - a[1]
        long = dx * dx + dy * dy
        part = max(0, min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / long)) if long else 0
        return math.hypot(point[0] - a[0] - part * dx, point[1] - a[1] - part * dy)
    return min(from_piece(a, b) for a, b in zip(line, line[1:] or line))


def same_shape(drawn, wanted):
    """Whether one becomes the other by being moved and scaled, by one measure in both directions."""
    dx0, dy0, dx1, dy1 = extent(drawn)
    wx0, wy0, wx1, wy1 = extent(wanted)
    long = max(wx1 - wx0, wy1 - wy0)
    scale = max(dx1 - dx0, dy1 - dy0) / long if long else 1
    slack = 0.01 * max(dx1 - dx0, dy1 - dy0) + 0.05
    if abs(dx1 - dx0 - (wx1 - wx0) * scale) > slack or abs(dy1 - dy0 - (wy1 - wy0) * scale) > slack:
        return False
    moved = [[(dx0 + (x - wx0) * scale, dy0 + (y - wy0) * scale) for x, y in stroke] for stroke in wanted]
    return all(off_line(point, there) < slack for here, there in [*zip(drawn, moved), *zip(moved, drawn)] for point in here)


# --- HTML: <svg>

def svgs_of(data):
    page = lxml.html.fromstring(data.decode())
    for svg in page.iter("svg"):
        d = "".join(path.get("d") for path in svg.iter("path"))
        strokes = [[tuple(map(float, p)) for p in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", part)]
                   for part in re.findall(r"M[^M]+", d)]
        box = list(map(float, (svg.get("viewBox") or svg.get("viewbox")).split()))
        yield svg, strokes, box


def html_problems(data, notes):
    found = list(svgs_of(data))
    for svg, strokes, box in found:
        x0, y0, x1, y1 = extent(strokes)
        pen = float(svg.get("stroke-width")) / 2
        if x0 - pen < box[0] - 0.1 or y0 - pen < box[1] - 0.1 or x1 + pen > box[0] + box[2] + 0.1 or y1 + pen > box[1] + box[3] + 0.1:
            yield "a drawing is cut off"
        if svg.get("role") != "img" or any(float(svg.get(side)[:-2]) > most for side, most in zip(("width", "height"), MOST_MM)):
            yield f"a drawing is {svg.get('role')} of {svg.get('width')} x {svg.get('height')}"
    for label, caption, wanted in notes:
        own = [svg for svg, strokes, _ in found if svg.get("aria-label") == label and strokes == [[(float(x), float(y)) for x, y in s] for s in wanted]]
        if not own:
            yield f"not drawn: {label}"
        elif not all(caption in "".join(svg.getparent().itertext()) for svg in own):
            yield f"drawn without its caption: {label}"


# --- PDF: paths with round ends, as poppler reads them

def paths_of(pdf):
    with tempfile.TemporaryDirectory() as folder:
        pages = int(re.search(r"^Pages: +(\d+)", subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout, re.M)[1])
        for page in range(1, pages + 1):
            out = f"{folder}/{page}.svg"
            subprocess.run(["pdftocairo", "-svg", "-f", str(page), "-l", str(page), pdf, out], check=True)
            root = lxml.etree.parse(out).getroot()
            size = [float(re.match(r"[\d.]+", root.get(side))[0]) for side in ("width", "height")]
            for path in root.iter("{http://www.w3.org/2000/svg}path"):
                if path.get("stroke-linecap") != "round" and "stroke-linecap:round" not in (path.get("style") or ""):
                    continue
                points = [tuple(map(float, p)) for p in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", path.get("d"))]
                matrix = list(map(float, re.findall(r"-?[\d.]+(?:e-?\d+)?", path.get("transform") or "matrix(1,0,0,1,0,0)")))
                a, b, c, d, e, f = matrix
                yield page, size, [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def labels_of(pdf):
    raw = pathlib.Path(pdf).read_bytes()
    return [bytes.fromhex(found.decode()).decode("utf-16-be") for found in re.findall(rb"/Alt <FEFF([0-9A-F]*)>", raw)]


def pdf_problems(pdf, notes):
    paths = list(paths_of(pdf))
    for page, (width, height), points in paths:
        if any(x < 28 or y < 28 or x > width - 28 or y > height - 28 for x, y in points):
            yield f"page {page}: a line is drawn over the margin"
    drawn = {}  # by shape: how often
    for label, caption, wanted in notes:
        at = [i for i in range(len(paths) - len(wanted) + 1)
              if len({p[0] for p in paths[i:i + len(wanted)]}) == 1 and same_shape([p[2] for p in paths[i:i + len(wanted)]], wanted)]
        drawn[str(wanted)] = len(at)
        if not at:
            yield f"not drawn: {label}"
    labels, own = labels_of(pdf), {label for label, _, _ in notes}
    told = sum(label in own for label in labels)
    if all(len(wanted) > 1 for _, _, wanted in notes) and (told != sum(drawn.values()) or not own <= set(labels)):
        yield f"{told} drawings are told of {sum(drawn.values())}: {labels}"  # a single line is found in many a character


# --- pictures in office files

def grey(png):
    """Width, height and rows of a PNG in grey."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n" and png[24:29] == b"\x08\x00\x00\x00\x00", "no plain grey PNG"
    width, height = (int.from_bytes(png[at:at + 4], "big") for at in (16, 20))
    data, at = b"", 8
    while at < len(png):
        size, kind = int.from_bytes(png[at:at + 4], "big"), png[at + 4:at + 8]
        data += png[at + 8:at + 8 + size] if kind == b"IDAT" else b""
        at += 12 + size
    raw, rows, above = zlib.decompress(data), [], bytes(width)
    for y in range(height):
        kind, line, row = raw[y * (width + 1)], raw[y * (width + 1) + 1:(y + 1) * (width + 1)], bytearray()
        for x, value in enumerate(line):
            left, up, corner = row[x - 1] if x else 0, above[x], above[x - 1] if x else 0
            guess = left + up - corner
            near = min((left, up, corner), key=lambda v: abs(guess - v))
            row.append((value + (0, left, up, (left + up) // 2, near)[kind]) & 255)
        rows.append(bytes(row))
        above = row
    return width, height, rows


def shows(png, strokes):
    """Whether it is dark where something was written, and light elsewhere."""
    width, height, rows = grey(png)
    x0, y0, x1, y1 = extent(strokes)
    # A pen that is thicker than it was moves a point by less than its own half.
    scale = min(width / (x1 - x0 + 2 * PEN), height / (y1 - y0 + 2 * PEN))
    edge_x, edge_y = (width - (x1 - x0) * scale) / 2, (height - (y1 - y0) * scale) / 2

    def dark(x, y):
        return any(rows[v][u] < 128 for v in range(max(0, y - 2), min(height, y + 3)) for u in range(max(0, x - 2), min(width, x + 3)))
    written = all(dark(round(edge_x + (x - x0) * scale), round(edge_y + (y - y0) * scale)) for s in strokes for x, y in s)
    lightest = max(max(row) for row in rows)
    return written and (lightest > 250 or len(strokes) == 1)


def docx_problems(data, notes):
    with tempfile.TemporaryFile() as file:
        file.write(data)
        document = docx.Document(file)
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main", "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    found, numbers = [], []
    for shape in document.inline_shapes:
        part = document.part.related_parts[shape._inline.find(".//a:blip", space).get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")]
        holder = shape._inline.getparent()
        while holder.tag not in (f"{{{space['w']}}}tc", f"{{{space['w']}}}p") or holder.getparent().tag == f"{{{space['w']}}}tc":
            holder = holder.getparent()
        width = holder.find("w:tcPr/w:tcW", space)
        if width is not None and shape.width > int(width.get(f"{{{space['w']}}}w")) * 635:
            yield f"wider than its cell: {shape._inline.docPr.get('descr')}"
        if shape.width / EMU_MM > MOST_MM[0] or shape.height / EMU_MM > MOST_MM[1]:
            yield f"{shape.width / EMU_MM:.1f} x {shape.height / EMU_MM:.1f} mm"
        found.append((shape._inline.docPr.get("descr"), part.blob, "".join(t.text or "" for t in holder.iter(f"{{{space['w']}}}t"))))
        numbers.append(shape._inline.docPr.get("id"))
    if len(set(numbers)) != len(numbers):
        yield "two pictures have one number"
    for label, caption, wanted in notes:
        own = [(png, beside) for told, png, beside in found if told == label and shows(png, wanted)]
        if not own:
            yield f"not drawn: {label}"
        elif not all(caption in beside for _, beside in own):
            yield f"drawn without its caption: {label}"


def xlsx_problems(file, notes):
    space = {"x": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing", "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
             "r": "http://schemas.openxmlformats.org/package/2006/relationships"}
    book, found = openpyxl.load_workbook(file), []
    with zipfile.ZipFile(file) as archive:
        def related(part):
            name = f"{pathlib.PurePosixPath(part).parent}/_rels/{pathlib.PurePosixPath(part).name}.rels"
            if name not in archive.namelist():
                return {}
            return {r.get("Id"): str(pathlib.PurePosixPath("xl") / r.get("Target").replace("../", "")) for r in lxml.etree.fromstring(archive.read(name)) if r.get("TargetMode") is None}
        for number, sheet in enumerate(book, 1):
            for drawing in (d for d in related(f"xl/worksheets/sheet{number}.xml").values() if "/drawing" in d):
                for anchor in lxml.etree.fromstring(archive.read(drawing)):
                    begin, end = ([int(anchor.find(f"x:{corner}/x:{way}", space).text) for way in ("row", "col")] for corner in ("from", "to"))
                    label = anchor.find(".//x:cNvPr", space).get("descr")
                    if begin != end:
                        yield f"{sheet.title}: {label} leaves its cell"
                    picture = related(drawing)[anchor.find(".//a:blip", space).get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")]
                    found.append((sheet.title, label, archive.read(picture), sheet.cell(begin[0] + 1, begin[1] + 1).value))
    for label, caption, wanted in notes:
        own = [(title, beside) for title, told, png, beside in found if told == label and shows(png, wanted)]
        if "全件" not in {title for title, _ in own}:
            yield f"not drawn: {label}"
        elif not all(beside and label in beside for _, beside in own):
            yield f"drawn beside something else: {label} {own}"


def any_drawing(file):
    data = file.read_bytes()
    if file.suffix == ".pdf":
        return bool(list(paths_of(file)))
    if file.suffix == ".html":
        return b"<svg" in data or b"<path" in data or b"<img" in data
    if file.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(file) as archive:
            return any("media" in name or "drawing" in name for name in archive.namelist())
    if file.suffix == ".json":
        return any(item["ink"] for item in json.loads(data)["items"])
    return False


def main():
    file = pathlib.Path(sys.argv[2])
    if sys.argv[1] == "--none":
        problems = ["something is drawn"] if any_drawing(file) else []
    else:
        notes = notes_of(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
        problems = [] if notes else ["there is no handwriting to look for"]
        problems += {".html": lambda: html_problems(file.read_bytes(), notes), ".pdf": lambda: pdf_problems(file, notes),
                     ".docx": lambda: docx_problems(file.read_bytes(), notes), ".xlsx": lambda: xlsx_problems(file, notes)}[file.suffix]()
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
