#!/usr/bin/env python3
"""Compares what LibreOffice made of spreadsheets and Word files with `yoriai show --json`.

  read_converted.py STATE.json FOLDER
"""
import csv
import json
import pathlib
import re
import subprocess
import sys


def flat(text):
    return re.sub(r"\s+", "", text)


def pdf_text(file):
    return subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", file, "-"], check=True, capture_output=True).stdout.decode()


def is_plain(text):
    """Nothing that a font may lack or that is written from the right."""
    return all(c.isascii() or "\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uff60" for c in text)


def missing(items, text, name, longest=None):
    found = flat(text)
    for item in items:
        wanted = flat(item["text"])[:longest]
        if wanted and wanted not in found:
            yield f"{name}: {item['id']} is missing: {item['text'][:60]}"


def main():
    state = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = pathlib.Path(sys.argv[2])
    problems = []
    cells = []
    tables = sorted(folder.glob("sheet-*.csv"))
    if len(tables) < 8:
        problems.append(f"only {len(tables)} sheets")
    for table in tables:
        rows = list(csv.reader(table.read_text(encoding="utf-8").splitlines(keepends=True)))
        cells += [cell for row in rows for cell in row]
        if any(len(row) != len(rows[0]) for row in rows):
            problems.append(f"{table.name}: rows differ in length")
    whole = set(cells)
    problems += [f"no cell holds {item['id']}: {item['text'][:60]!r}" for item in state["items"] if item["text"] and item["text"] not in whole]
    problems += list(missing(state["items"], (folder / "word.txt").read_text(encoding="utf-8-sig"), "word.txt"))
    # On pages a text is cut into lines, and cells stand side by side: its beginning is enough.
    plain = [item for item in state["items"] if is_plain(item["text"]) and "\n" not in item["text"]]
    for name in ("sheet.pdf", "word.pdf"):
        problems += list(missing(plain, pdf_text(folder / name), name, 12))
    seen = [item for item in state["items"] if item["kind"] == "hypothesis" and is_plain(item["text"]) and len(item["text"]) > 12]
    problems_of = {flat(item["text"]) for item in state["items"] if item["kind"] != "hypothesis"}
    for name in ("sheet-public.pdf", "word-public.pdf"):
        digest = flat(pdf_text(folder / name))
        problems += [f"{name} tells {item['id']}" for item in seen if flat(item["text"]) in digest and flat(item["text"]) not in problems_of]
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
