"""Quiet hours: what would come in them comes at their end."""

from datetime import datetime, timedelta, tzinfo


def after_quiet_hours(moment: datetime, start: int | None, end: int | None, zone: tzinfo) -> datetime:
    """The moment, or the end of the quiet hours it falls into: minutes after midnight in `zone`, over midnight when
    `start` is the later one."""
    if start is None or end is None:
        return moment
    local = moment.astimezone(zone)
    minute = local.hour * 60 + local.minute
    quiet = start <= minute < end if start < end else minute >= start or minute < end
    if not quiet:
        return moment
    over = local.replace(hour=end // 60, minute=end % 60, second=0, microsecond=0)
    return over if over > local else over + timedelta(days=1)
