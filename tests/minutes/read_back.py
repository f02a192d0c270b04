#!/usr/bin/env python3
"""Reads minutes with Python's own readers and compares them item by item with `yoriai show --json`.

  read_back.py STATE.json MINUTES.{html,md,csv,json,xlsx,docx}
  read_back.py --text MINUTES.{xlsx,docx}       prints what stands in it

Prints what is missing, one line each; the exit status is 1 when anything is.
"""
import csv
import html.parser
import io
import json
import pathlib
import re
import sys

import office_files


class Cells(html.parser.HTMLParser):
    """The text of each element that holds some, and whether every tag that was opened is closed."""

    VOID = {"meta", "br", "link", "img", "hr"}

    def __init__(self):
        super().__init__()
        self.open, self.texts, self.problems, self.named, self.count = [], [], [], [], {}

    def handle_starttag(self, tag, attrs):
        if tag == "script" or any(name in ("src", "href") or name.startswith("on") for name, _ in attrs):
            self.problems.append(f"the page fetches or runs something: <{tag}>")
        given = dict(attrs)
        self.count[tag] = self.count.get(tag, 0) + 1
        if tag == "html" and given.get("lang") not in ("ja", "en"):
            self.problems.append("the page does not say its language")
        if tag == "th" and given.get("scope") not in ("col", "row"):
            self.problems.append("a head of a table does not say of what")
        if tag == "table":
            self.named.append("aria-labelledby" in given)
        if tag == "caption":
            self.named[-1] = True
        if tag not in self.VOID:
            self.open.append(tag)
            self.texts.append("")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if self.texts:
            self.texts[-1] += data


def read_html(text):
    reader = Cells()
    reader.feed(text)
    reader.close()
    if reader.open:
        reader.problems.append(f"left open: {reader.open}")
    if reader.count.get("h1") != 1 or reader.count.get("main") != 1 or not all(reader.named):
        reader.problems.append("headings, landmark or names of tables are missing")
    return "\n".join(reader.texts), reader.problems + office_files.steering(reader.texts)


def read_markdown(text):
    plain = re.sub(r"\\([\\`*_\[\]<>|#&+-])", r"\1", text).replace("<br>", "\n")
    widths = [len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines()]
    problems, inside = [], 0
    for line, width in zip(text.splitlines(), widths):
        if line.startswith("|"):
            if inside and width != inside:
                problems.append(f"a row has {width - 1} cells, its table {inside - 1}: {line[:60]}")
            inside = width
        else:
            inside = 0
    return plain, problems


def read_csv(data):
    problems = [] if data.startswith(b"\xef\xbb\xbf") else ["no byte order mark"]
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    problems += [f"row {n} has {len(row)} cells" for n, row in enumerate(rows) if len(row) != len(rows[0])]
    problems += [f"a formula: {cell}" for row in rows for cell in row if cell[:1] in tuple("=+-@＝＋－＠\t\r\n")]
    if b"\r\n" not in data or not data.endswith(b"\r\n"):
        problems.append("lines do not end in CR LF")
    return "\n".join("\n".join(row) for row in rows), problems + office_files.steering(cell for row in rows for cell in row)


def wanted(state):
    """Everything a reader must find."""
    for item in state["items"]:
        if item["hidden"]:
            continue
        yield f"item {item['id']}", item["text"]
        if item["symbol"]:
            yield f"letter of {item['id']}", item["symbol"]
        for name in ("source", "reason", "cause", "deferral", "reason_not", "owner", "method"):
            yield f"{name} of {item['id']}", item["fields"].get(name)
    for key in ("title", "centre", "area", "place", "purpose", "goal"):
        yield key, state["meeting"].get(key)
    for person in state["participants"]:
        yield f"participant {person['id']}", person["name"]
    for stack in state["stacks"]:
        yield f"stack {stack['id']}", stack["title"]
    for entry in state["agreements"] + state["minutes"]:
        yield f"record of {entry['step']}", entry["text"]
    for ballot in state["ballots"]:
        yield f"ballot {ballot['id']}", ballot["question"]
        for result in ballot["results"] or []:
            yield f"score of {result['item']}", str(result["score"])


def main():
    if sys.argv[1] == "--text":
        minutes = pathlib.Path(sys.argv[2])
        read = office_files.read_xlsx if minutes.suffix == ".xlsx" else office_files.read_docx
        text, problems = read(minutes.read_bytes())
        print("\n".join([text, *problems]))
        return 1 if problems else 0
    state = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    minutes = pathlib.Path(sys.argv[2])
    if minutes.suffix == ".json":
        told = json.loads(minutes.read_text(encoding="utf-8"))
        restore = told.pop("restore", {})
        same = told == state and len(restore.get("written_at", [])) == len(state["items"])
        problems, missing = ([] if same else ["differs from show --json"]), []
    else:
        data = minutes.read_bytes()
        text, problems = {".html": lambda: read_html(data.decode()), ".md": lambda: read_markdown(data.decode()),
                          ".csv": lambda: read_csv(data), ".xlsx": lambda: office_files.read_xlsx(data),
                          ".docx": lambda: office_files.read_docx(data)}[minutes.suffix]()
        if minutes.suffix == ".xlsx":
            problems += office_files.typed_differences(data, state)
        flat = re.sub(r"\s+", "", text)
        missing = [f"{what}: {value}" for what, value in wanted(state) if value and re.sub(r"\s+", "", value) not in flat]
    print("\n".join(problems + missing))
    return 1 if problems or missing else 0


if __name__ == "__main__":
    sys.exit(main())
