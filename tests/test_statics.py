import os

import pytest

from newsroom.statics import collect_if_changed


@pytest.fixture
def source(settings, tmp_path):
    """A folder with one style sheet, the only static file there is."""
    sheet = tmp_path / "static" / "base.css"
    sheet.parent.mkdir()
    sheet.write_text("p { margin: 0 }")
    settings.STATICFILES_DIRS = [sheet.parent]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    return sheet


def test_static_files_are_collected_once(source, settings):
    assert collect_if_changed()
    assert (settings.STATIC_ROOT / "base.css").read_text() == "p { margin: 0 }"
    assert not collect_if_changed()


def test_a_changed_file_is_collected_again(source, settings):
    collect_if_changed()
    source.write_text("p { margin: 1 }")
    os.utime(source, ns=(1, 1))
    assert collect_if_changed()
    assert (settings.STATIC_ROOT / "base.css").read_text() == "p { margin: 1 }"


def test_a_removed_file_leaves_the_collection(source, settings):
    (source.parent / "old.css").write_text("")
    collect_if_changed()
    (source.parent / "old.css").unlink()
    assert collect_if_changed()
    assert not (settings.STATIC_ROOT / "old.css").exists()


def test_an_interrupted_collection_is_made_again(source, monkeypatch):
    def interrupt(*args, **options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("newsroom.statics.call_command", interrupt)
        with pytest.raises(KeyboardInterrupt):
            collect_if_changed()
    assert collect_if_changed()
