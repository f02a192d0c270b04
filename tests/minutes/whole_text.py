#!/usr/bin/env python3
"""Prints all text that a file of minutes holds, whatever its format; blanks and line ends are taken out.

  whole_text.py FILE.{html,md,csv,json,pdf,xlsx,docx}
"""
import html
import json
import pathlib
import re
import subprocess
import sys
import zipfile


def strings(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def text_of(file):
    if file.suffix == ".pdf":
        info = subprocess.run(["pdfinfo", file], check=True, capture_output=True).stdout
        return (info + subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True).stdout).decode()
    if file.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(file) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
                     if name.endswith((".xml", ".rels"))]
        # a run of text may be cut by tags
        return "\n".join(html.unescape(re.sub(r"<[^>]*>", "", part)) + part for part in parts)
    text = file.read_text(encoding="utf-8-sig")
    if file.suffix == ".html":
        return html.unescape(re.sub(r"<[^>]*>", "", text)) + text
    if file.suffix == ".md":
        return re.sub(r"\\(.)", r"\1", text)
    if file.suffix == ".json":
        return "\n".join(strings(json.loads(text)))
    return text


print(re.sub(r"\s+", "", text_of(pathlib.Path(sys.argv[1]))))
