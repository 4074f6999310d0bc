"""A note's time of change is that of its last change, and nothing else moves it."""

from __future__ import annotations

from tests.lock.conftest import MINUTE, World


def test_a_new_card_is_a_draft_since_it_was_first_built(world: World) -> None:
    world.questions(one="1")
    world.build()
    line = world.line("one")
    assert (line.state, line.now.since) == ("draft", world.time)
    assert world.package()[line.guid].mod == world.time


def test_an_unchanged_rebuild_changes_no_byte(world: World) -> None:
    world.questions(one="1", two="2")
    world.build()
    before = world.files
    world.build()
    world.publish()
    assert world.files != before
    before = world.files
    world.build()
    world.build("demo")
    world.build("--locked")
    world.publish()
    assert world.files == before


def test_only_what_changed_is_stamped_again(world: World) -> None:
    world.questions(one="1", two="2")
    world.publish()
    first = world.time
    world.questions(one="1", two="zwei")
    world.build()
    assert world.states() == {"case-1/one": "published", "case-1/two": "changed"}
    assert world.line("one").now.since == first
    assert world.line("two").now.since == first + MINUTE
    assert world.line("two").last.since == first


def test_publishing_stamps_drafts_and_changed_notes_with_its_own_time(
    world: World,
) -> None:
    world.questions(one="1", two="2")
    world.publish()
    first = world.time
    world.questions(one="1", two="zwei", three="3")
    world.build()
    said = world.publish().out
    assert "updated: case-1/two\n" in said
    assert "published: case-1/three\n" in said
    assert "case-1/one" not in said
    assert set(world.states().values()) == {"published"}
    times = [world.line(card).now.since for card in ("one", "two", "three")]
    assert times == [first, world.time, world.time]
    assert sorted(note.mod for note in world.package().values()) == times


def test_words_that_come_back_before_a_release_were_never_gone(world: World) -> None:
    world.questions(one="A")
    world.publish()
    before = world.text
    world.questions(one="B")
    world.build()
    world.questions(one="A")
    world.build()
    assert world.text == before


def test_words_that_come_back_after_a_release_are_a_change(world: World) -> None:
    times = []
    for words in "ABA":
        world.questions(one=words)
        world.publish()
        times.append(world.line("one").now.since)
        assert times[-1] == world.time
    assert times == sorted(set(times))


def test_an_unpublished_change_that_changes_again_is_stamped_again(
    world: World,
) -> None:
    world.questions(one="A")
    world.publish()
    released = world.time
    world.questions(one="B")
    world.build()
    world.questions(one="C")
    world.build()
    line = world.line("one")
    assert (line.now.since, line.last.since) == (world.time, released)


def test_drafts_come_and_go(world: World) -> None:
    world.questions(one="1", two="2")
    world.build()
    guid = world.line("two").guid
    world.questions(one="1")
    world.build()
    assert world.states() == {"case-1/one": "draft"}
    world.questions(one="1", two="2")
    world.build()
    assert world.line("two").guid == guid


def test_the_clock_is_read_only_when_a_line_changes(world: World) -> None:
    """A clock that was set back stops only a run that would write a time."""
    world.questions(one="1")
    world.publish()
    world.time -= 1000 * MINUTE
    world.build()
    world.publish()
    world.questions(one="eins")
    assert "2024-01-01T00:01:00Z" in world.refused("FG414").err


def test_publishing_needs_a_clock_that_is_ahead_of_every_time(world: World) -> None:
    world.questions(one="1")
    world.build()
    world.time -= 3 * MINUTE
    world.refused("FG414", command="publish")


def test_a_second_release_in_the_same_second_waits_for_the_next(world: World) -> None:
    """With the real clock: the successor of a release is always later."""
    from importlib import import_module

    from click.testing import CliRunner

    publish = import_module("flashgen.cli.publish").command
    times = []
    for words in "AB":
        world.questions(one=words)
        with world.here():
            assert CliRunner().invoke(publish, ["demo"]).exit_code == 0
        times.append(world.line("one").now.since)
    assert times[0] < times[1]


def test_a_time_in_the_future_is_refused(world: World) -> None:
    world.questions(one="1")
    world.time = 4_000_000_000
    done = world.run("build")
    assert (done.code, "SOURCE_DATE_EPOCH is no past time" in done.err) == (2, True)
    assert not (world.root / "decks/flashgen.lock").exists()


def test_locked_fails_if_the_lock_would_change_and_writes_nothing(
    world: World,
) -> None:
    world.questions(one="1", two="2")
    world.build()
    world.questions(one="eins", three="3")
    before = world.files
    done = world.run("build", "--locked")
    assert done.code == 1
    assert "changed: case-1/one" in done.err
    assert "new: case-1/three" in done.err
    assert "deleted: case-1/two" in done.err
    assert world.files == before
    world.build()
    world.build("--locked")


def test_a_forced_update_stamps_an_unchanged_note_until_it_is_published(
    world: World,
) -> None:
    world.questions(one="1", two="2")
    world.publish()
    first = world.time
    world.build("--force-update", "case-1/one")
    forced = world.time
    world.build()
    assert [world.line(card).now.since for card in ("one", "two")] == [forced, first]
    world.publish()
    assert set(world.states().values()) == {"published"}
    assert [world.line(card).now.since for card in ("one", "two")] == [
        world.time,
        first,
    ]


def test_a_card_to_force_is_named_by_id_guid_or_key(world: World) -> None:
    world.questions(one="1", two="2")
    world.publish()
    for name in ("case-1/one", world.line("one").guid, _key(world)):
        said = world.publish("demo", "--force-update", name).out
        assert "updated: case-1/one\n" in said
        assert "two" not in said
    before = world.files
    done = world.run("build", "--force-update", "case-1/on")
    assert (done.code, "did you mean `case-1/one`?" in done.err) == (2, True)
    assert world.files == before


def _key(world: World) -> str:
    return world.package()[world.line("one").guid].fields["Key"].lower()


def test_a_version_used_twice_is_a_warning(world: World) -> None:
    world.questions(one="1")
    assert world.publish().codes == []
    assert world.publish().codes == []
    world.questions(one="eins")
    assert world.publish().codes == ["FG416"]
