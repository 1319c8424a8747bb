"""Who may use the network."""

import threading

import pytest

from captionstudio.core import network
from captionstudio.core.errors import NetworkForbidden
from captionstudio.core.network import network_job, network_use, on_network_change, require_network, set_offline_lock


@pytest.fixture(autouse=True)
def locked():
    set_offline_lock(True)
    yield
    set_offline_lock(True)


def test_the_lock_refuses_what_no_job_allows():
    assert network.is_offline_locked()
    with pytest.raises(NetworkForbidden, match=r"example\.org") as refused:
        require_network("example.org")
    assert "CAPTIONSTUDIO_OFFLINE_LOCK=0" in refused.value.hint
    with network_job("model base"):
        require_network("example.org")
    with pytest.raises(NetworkForbidden):
        require_network("example.org")


def test_with_the_lock_off_everything_is_allowed():
    set_offline_lock(False)
    require_network("example.org")


def test_jobs_lie_in_one_another_and_the_same_one_may_run_twice():
    with network_job("base"), network_job("small"):
        with network_job("base"):
            assert network_use() == ("base", "small", "base")
        assert sorted(network_use()) == ["base", "small"]
        assert network.is_network_allowed()
    assert network_use() == ()


def test_a_job_that_fails_is_over():
    with pytest.raises(ValueError, match="no"), network_job("base"):
        raise ValueError("no")
    assert not network.is_network_allowed()


def test_a_job_allows_its_helper_threads():
    allowed = []
    with network_job("base"):
        helper = threading.Thread(target=lambda: allowed.append(network.is_network_allowed()))
        helper.start()
        helper.join()
    assert allowed == [True]


def test_many_threads_leave_nothing_open():
    def work():
        for _ in range(200):
            with network_job("base"):
                assert network.is_network_allowed()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert network_use() == ()


def test_listeners_are_told_of_every_change_until_they_leave():
    seen = []
    leave = on_network_change(lambda: seen.append((network.is_offline_locked(), network_use())))
    with network_job("base"):
        pass
    set_offline_lock(False)
    set_offline_lock(False)
    leave()
    leave()
    set_offline_lock(True)
    assert seen == [(True, ("base",)), (True, ()), (False, ())]
