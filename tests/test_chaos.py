"""kill -9 in the middle of an announcement: nobody lost, nobody twice, the rest accounted for. All seeds:
`python -m tests.chaos`."""

import pytest

from tests.chaos import seed


@pytest.mark.thorough
@pytest.mark.parametrize("number", [1, 2])
async def test_killed_in_the_middle(database_url: str, number: int) -> None:
    result = await seed(database_url, number, 400, most_kills=2)
    assert result.kills
    assert result.sent + result.unknown == 400
