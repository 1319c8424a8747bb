"""The doctor and the offline indicator in the window."""

from captionstudio.core.network import network_job, set_offline_lock
from captionstudio.services.health import HealthCheck
from captionstudio.ui.dialogs.doctor import DoctorDialog


class Health:
    """One thing that is missing until it has been mended."""

    def __init__(self):
        self.is_mended = False
        self.asked = []

    def examine(self, languages=()):
        self.asked.append(tuple(languages))
        yield HealthCheck("disk", "Disk", "good", "77 GB free")
        if self.is_mended:
            yield HealthCheck("models", "Models", "good", "base")
        else:
            yield HealthCheck("models", "Models", "bad", "none", "Get one.", "Get")

    def fix(self, key, context):
        assert key == "models"
        self.is_mended = True


def test_a_finding_is_mended_and_looked_at_again(make_desk):
    health = Health()
    desk = make_desk(health=health)

    def mend(dialog):
        desk.wait(lambda: "models" in dialog._rows and not dialog._is_running)
        assert dialog._rows["models"].check.state == "bad"
        dialog._rows["models"].fix_button.click()
        desk.wait(lambda: dialog._rows.get("models") is not None and dialog._rows["models"].check.state == "good")
        desk.wait(lambda: not dialog._is_running)
        assert dialog.message.text() == "Everything is as it should be."
        dialog.reject()

    with desk.answering((DoctorDialog, mend)):
        desk.trigger("doctor")
    desk.settle()
    assert health.asked == [(), ()]


def test_the_indicator_says_what_the_network_is_used_for_and_whether_the_lock_is_on(desk):
    label = desk.window.status._offline
    assert label.text() == "● Offline: nothing leaves this computer"
    with network_job("base"):
        assert label.text() == "● Online: base"
    assert label.text() == "● Offline: nothing leaves this computer"
    try:
        set_offline_lock(False)
        assert label.text() == "● Offline lock is off"
    finally:
        set_offline_lock(True)
    assert label.text() == "● Offline: nothing leaves this computer"
