#!/usr/bin/env python3
"""Checks that every language of assets/locale has the same keys in the same files, with the same {arguments}.

  check_locale.py LOCALE_FOLDER
"""
import json
import pathlib
import re
import sys

ARGUMENT = re.compile(r"\{(\w+)\}")
# A date is put together in each language's own way.
PARTS_OF_A_DATE = {"iso", "year", "month", "month_name", "day", "weekday"}


def load(folder):
    words, problems = {}, []
    for file in sorted(folder.glob("*.json")):
        pairs = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=list)
        for key, sentence in pairs:
            if key in words:
                problems.append(f"{file}: {key} stands twice")
            words[key] = sentence
    return words, problems


def main():
    folder = pathlib.Path(sys.argv[1])
    japanese, problems = load(folder / "ja")
    for language in sorted(path for path in folder.iterdir() if path.is_dir() and path.name != "ja"):
        words, more = load(language)
        problems += more
        problems += [f"{language.name}: {key} is missing" for key in japanese if key not in words]
        problems += [f"ja: {key} is missing (it is in {language.name})" for key in words if key not in japanese]
        for key in japanese.keys() & words.keys():
            ours, theirs = (set(ARGUMENT.findall(text)) - PARTS_OF_A_DATE for text in (japanese[key], words[key]))
            if ours != theirs:
                problems.append(f"{language.name}: {key} names {sorted(theirs)}, Japanese names {sorted(ours)}")
    for key, sentence in japanese.items():
        if "エラー" in sentence or "！" in sentence:
            problems.append(f"ja: {key} does not speak plainly: {sentence}")
    print("\n".join(problems) if problems else f"{len(japanese)} sentences agree.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
