"""Surveys in and out as XLSForm, the field's spreadsheet standard."""

import asyncio

from bot.forms.surveys import Survey
from bot.forms.xlsform.problems import BadXlsform, SheetProblem
from bot.forms.xlsform.reading import read
from bot.forms.xlsform.writing import write

__all__ = ["BadXlsform", "SheetProblem", "read", "read_xlsform", "write", "write_xlsform"]


async def read_xlsform(data: bytes) -> Survey:
    """The survey in a workbook; read in a thread. Raises BadXlsform with everything that is wrong."""
    return await asyncio.to_thread(read, data)


async def write_xlsform(survey: Survey) -> bytes:
    """A workbook with the survey; written in a thread."""
    return await asyncio.to_thread(write, survey)
