"""Glossaries as tables, to be shared and edited in a spreadsheet: CSV, TSV, or with semicolons as some spreadsheets write it.

The first line names the columns: ``source``, ``target``, ``source_language``, ``target_language``, ``case_sensitive``; only the first is
needed, the order is free, and some other names are understood. A target column may be called by its language instead (``en,es,fr``: each
line one term in several languages). Without such a line the columns are source and target.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from captionstudio.core.errors import InvalidRequest, ParseError
from captionstudio.core.glossary import GlossaryTerm
from captionstudio.core.languages import resolve_language
from captionstudio.formats.encoding import decode

_COLUMNS = ("source", "target", "source_language", "target_language", "case_sensitive")
_NAMES = {
    **{name: name for name in _COLUMNS},
    **dict.fromkeys(("term", "source term", "original", "phrase"), "source"),
    **dict.fromkeys(("translation", "target term"), "target"),
    **dict.fromkeys(("source language", "source_lang", "from"), "source_language"),
    **dict.fromkeys(("target language", "target_lang", "to", "into"), "target_language"),
    **dict.fromkeys(("case sensitive", "match case", "case"), "case_sensitive"),
}
_YES, _NO = frozenset(("1", "yes", "true", "x", "y")), frozenset(("0", "no", "false", "n", ""))
_DELIMITERS = "\t;,"
_CODE = re.compile(r"[a-z]{2,3}([-_]\w+)*")


def read_glossary(content: bytes) -> tuple[GlossaryTerm, ...]:
    """Read a table of terms; lines without a source are left out.

    Raises:
        ParseError: a line cannot be understood (``data["line"]`` is its number), or there is no column of sources.
    """
    text = decode(content)[0].lstrip("\ufeff")
    rows = list(_rows(text))
    if not rows:
        return ()
    header = _header(rows[0][1])
    columns, body = (header, rows[1:]) if header else (["source", "target"], rows)
    terms: dict[GlossaryTerm, None] = {}
    for line, row in body:
        terms.update(dict.fromkeys(_terms(dict(zip(columns, row, strict=False)), line)))
    return tuple(terms)


def write_glossary(terms: Iterable[GlossaryTerm], *, delimiter: str = ",") -> bytes:
    """Write terms as a table that `read_glossary` reads back alike; with a byte order mark, without which spreadsheets guess wrong."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(_COLUMNS)
    for term in terms:
        case = "yes" if term.is_case_sensitive else ""
        writer.writerow((term.source, term.target, term.source_language, term.target_language, case))
    return stream.getvalue().encode("utf-8-sig")


def delimiter_for(name: str) -> str:
    """Return what parts the columns of a file of that name."""
    return "\t" if name.lower().endswith((".tsv", ".tab", ".txt")) else ","


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of every line that says something."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_find_delimiter(text), strict=True)
    line = 1
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"Line {line} of the glossary cannot be read: {error}."
        raise ParseError(message, hint="Look for a quotation mark too many.", line=line) from error


def _find_delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=lambda delimiter: (first.count(delimiter), -_DELIMITERS.index(delimiter)))


def _header(cells: Sequence[str]) -> list[str] | None:
    """Return what the columns mean, None where the first line is a term like the others.

    A column named by a language holds the term in it and is given as ``@code``.
    """
    names = [_NAMES.get(cell.casefold(), "") or _language_column(cell) for cell in cells]
    known = [name for name in names if name]
    if "source" in known:
        return names
    is_table = len(known) == len(names) > 1 and all(name.startswith("@") for name in names)
    return names if is_table else None


def _language_column(cell: str) -> str:
    try:
        return f"@{resolve_language(cell)}" if _CODE.fullmatch(cell) else ""
    except InvalidRequest:
        return ""


def _terms(cells: Mapping[str, str], line: int) -> Iterator[GlossaryTerm]:
    source_language = _language(cells.get("source_language", ""), line)
    is_case_sensitive = _is_yes(cells.get("case_sensitive", ""), line)
    by_language = {column[1:]: text for column, text in cells.items() if column.startswith("@") and text}
    source = cells.get("source", "")
    if by_language:
        if not source:
            (source_language, source), *rest = by_language.items()
            by_language = dict(rest)
        for language, target in by_language.items():
            yield GlossaryTerm(source, target, source_language, language, is_case_sensitive)
    elif source:
        target_language = _language(cells.get("target_language", ""), line)
        yield GlossaryTerm(source, cells.get("target", ""), source_language, target_language, is_case_sensitive)


def _language(name: str, line: int) -> str:
    if not name or name == "*":
        return ""
    try:
        return resolve_language(name)
    except InvalidRequest as error:
        raise ParseError(f"Line {line} of the glossary: {error}", hint=error.hint, line=line) from error


def _is_yes(cell: str, line: int) -> bool:
    if cell.casefold() not in _YES | _NO:
        raise ParseError(f"Line {line} of the glossary: “{cell}” is neither yes nor no.", hint="Write yes or nothing.", line=line)
    return cell.casefold() in _YES
