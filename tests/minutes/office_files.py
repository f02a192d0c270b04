"""Reads spreadsheets and Word files with openpyxl, python-docx, zipfile and lxml, and says what is wrong with them."""
import datetime
import io
import zipfile

import docx
import lxml.etree
import openpyxl

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORBIDDEN = {chr(c) for c in range(0x20)} - {"\n", "\t"} | set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
LONGEST_CELL = 32767


def read_package(data):
    """Every part is whole and is XML where it says so."""
    problems = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.testzip() is not None:
            problems.append("the archive is damaged")
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                lxml.etree.fromstring(archive.read(name))
            if archive.getinfo(name).date_time != (1980, 1, 1, 0, 0, 0):
                problems.append(f"{name} has a time of its own")
    return problems


def steering(texts):
    return [f"a sign that steers the reader: {text[:40]!r}" for text in texts if FORBIDDEN & set(text)]


def rows_of(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def sheet_problems(sheet):
    rows, columns = sheet.max_row, sheet.max_column
    last = openpyxl.utils.get_column_letter(columns)
    listed = sheet.freeze_panes == "A2"  # a form has its first column frozen too
    if not listed and sheet.freeze_panes != "B2":
        yield "the heads do not stay"
    if listed and sheet.auto_filter.ref != f"A1:{last}{rows}":
        yield f"its filter holds {sheet.auto_filter.ref}"
    if sheet.print_area not in (f"$A$1:${last}${rows}", [f"$A$1:${last}${rows}"]):
        yield f"it prints {sheet.print_area}"
    if sheet.print_title_rows not in ("1:1", "$1:$1") or sheet.page_setup.fitToWidth == 0 or sheet.page_setup.fitToHeight != 0:
        yield "its pages are not set up"
    if len(sheet.title) > 31:
        yield "its name is too long"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type in ("f", "e"):
                yield f"{cell.coordinate} is a formula"
            if isinstance(cell.value, str) and len(cell.value.encode("utf-16-le")) // 2 > LONGEST_CELL:
                yield f"{cell.coordinate} is too long"
            if cell.value is not None and cell.font.name != "BIZ UDPGothic":
                yield f"{cell.coordinate} has the font {cell.font.name}"
    for letter, column in sheet.column_dimensions.items():
        if not 6 < column.width <= 92:
            yield f"column {letter} is {column.width} wide"


def read_xlsx(data):
    problems = read_package(data)
    book = openpyxl.load_workbook(io.BytesIO(data))
    texts = []
    for sheet in book:
        problems += [f"{sheet.title}: {problem}" for problem in sheet_problems(sheet)]
        texts += [str(value) for row in rows_of(sheet) for value in row if value is not None]
    return "\n".join(texts), problems + steering(texts)


def typed_differences(data, state):
    """All items, one row each, with the types they have: compared field by field."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    names = [name for name in ("全件", "All notes") if name in book.sheetnames]
    if not names:
        return ["there is no sheet of all notes"]
    rows = rows_of(book[names[0]])
    heads = rows[0]
    found = {row[heads.index("番号")]: row for row in rows[1:] if row[heads.index("番号")]}
    problems = []
    for item in state["items"]:
        if item["hidden"]:
            continue
        row = found.get(item["id"])
        if row is None:
            problems.append(f"{item['id']} has no row")
            continue
        if (row[heads.index("内容")] or "") != item["text"]:
            problems.append(f"{item['id']} reads {row[heads.index('内容')]!r}")
        for name, label in (("priority", "優先順位"), ("due", "期限"), ("effect", "効果")):
            value = item["fields"].get(name)
            cell = row[heads.index(label)]
            if isinstance(value, str):
                value = datetime.datetime.fromisoformat(value)
            if value != cell:
                problems.append(f"{name} of {item['id']} is {cell!r}, not {value!r}")
        when = row[heads.index("日時")]
        if not isinstance(when, datetime.datetime):
            problems.append(f"{item['id']} was written at {when!r}")
    return problems


def paragraph_text(paragraph):
    parts = []
    for node in paragraph.iter(WORD + "t", WORD + "br", WORD + "tab"):
        parts.append({WORD + "br": "\n", WORD + "tab": "\t"}.get(node.tag) or node.text or "")
    return "".join(parts)


def read_docx(data):
    problems = read_package(data)
    document = docx.Document(io.BytesIO(data))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    if styles[:2] != ["Title", "Subtitle"] or "Heading 1" not in styles or "Heading 2" not in styles:
        problems.append(f"headings: {sorted(set(styles))}")
    properties = document.core_properties
    if not properties.title or properties.language not in ("ja-JP", "en-GB"):
        problems.append(f"properties: {properties.title!r} {properties.language!r}")
    if document.tables:
        heads = [table._tbl.find(f".//{WORD}tblHeader") is not None for table in document.tables[1:]]
        if not all(heads):
            problems.append("a table does not repeat its heads")
    fonts = document.styles.element.find(f".//{WORD}rPrDefault//{WORD}rFonts")
    if fonts is None or fonts.get(WORD + "eastAsia") != "BIZ UDPGothic":
        problems.append("the Japanese font is not named")
    for section in document.sections:
        across = section.orientation == docx.enum.section.WD_ORIENT.LANDSCAPE
        if across != (section.page_width > section.page_height):
            problems.append("a page lies the wrong way")
        if "PAGE" not in lxml.etree.tostring(section.footer._element).decode():
            problems.append("pages have no numbers")
    texts = [paragraph_text(node) for node in document.element.body.iter(WORD + "p")]
    return "\n".join(texts), problems + steering(texts)
