"""What stands in the cluster's public channel: one message a subject, and the delivery that last wrote it."""

from sqlalchemy import String, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base


class ChannelPost(Base):
    """One subject of the channel («event:12»). Its message is edited for as long as the subject lives, which may be
    longer than the ledger remembers what it sent."""

    __tablename__ = "channel_posts"

    subject: Mapped[str] = mapped_column(String(40), primary_key=True)
    written: Mapped[int] = mapped_column(default=0)  # how many deliveries there were before the last one
    message: Mapped[str | None] = mapped_column(String(64))  # the messenger's id, once it was sent

    @property
    def key(self) -> str:
        """Of the delivery that was written last."""
        return f"channel:{self.subject}:{self.written}"


async def locked(session: AsyncSession, subject: str) -> ChannelPost | None:
    return await session.get(ChannelPost, subject, with_for_update=True)


async def message_of(session: AsyncSession, subject: str) -> str | None:
    return await session.scalar(select(ChannelPost.message).where(ChannelPost.subject == subject))


async def remember(session: AsyncSession, subject: str, message: str) -> None:
    """The message that stands for the subject from now on."""
    await session.execute(
        update(ChannelPost)
        .where(ChannelPost.subject == subject)
        .values(message=message)
        .execution_options(synchronize_session=False)
    )
