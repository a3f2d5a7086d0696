"""Settings of the environment: what they take and what they refuse."""

from pathlib import Path

import pytest

from drumbeat.config.env import BadSetting, read


def test_outbound_allow_takes_hosts_alone(tmp_path: Path):
    given = read({"DATA_DIR": str(tmp_path), "OUTBOUND_ALLOW": " Mail.Local, 10.0.0.7 "})
    assert given.outbound_allow == {"mail.local", "10.0.0.7"}
    with pytest.raises(BadSetting):
        read({"DATA_DIR": str(tmp_path), "OUTBOUND_ALLOW": "http://mail.local/"})
