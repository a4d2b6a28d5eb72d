"""Of what babel knows of languages the texts need plurals, the names of months and days, and how numbers are written.
The rest is 4 MB in every process."""

from babel import localedata
from babel.core import get_global

OF_A_LANGUAGE = (
    "compact_currency_formats",
    "compact_decimal_formats",
    "compound_unit_patterns",
    "currency_names",
    "currency_names_plural",
    "currency_symbols",
    "date_fields",
    "datetime_skeletons",
    "day_period_rules",
    "eras",
    "interval_formats",
    "languages",
    "list_patterns",
    "meta_zones",
    "quarters",
    "scripts",
    "territories",
    "time_zones",
    "unit_display_names",
    "unit_patterns",
    "variants",
)
OF_ALL = (
    "all_currencies",
    "likely_subtags",
    "meta_zones",
    "territory_aliases",
    "territory_currencies",
    "territory_languages",
    "territory_zones",
    "windows_zone_mapping",
    "zone_aliases",
    "zone_territories",
)


def let_go(language: str) -> None:
    """Forget what nobody asks for; what babel is asked for again it has lost until the process ends."""
    for data in (localedata.load("root"), localedata.load(language)):
        for name in OF_A_LANGUAGE:
            data.pop(name, None)
    for name in OF_ALL:
        get_global(name).clear()  # type: ignore[arg-type, attr-defined]  # a name of a dictionary
