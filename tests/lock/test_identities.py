"""A published card keeps its note; what would lose or confuse it stops the build."""

from __future__ import annotations

import pytest

from tests.lock.conftest import World

CREST = """\
facts:
  crest:
    kind: mnemonic
    word: CRT
    names: three signs
    letters: {{C: Calcinosis, R: Raynaud, T: Telangiectasia}}
  forms:
    kind: classification
    of: shock
    types: {{{type}: {{name: cardiogenic shock, tells: The pump fails}}}}
  signs:
    kind: list
    of: Signs
    members: {{{member}, fever: Fever}}
  speed:
    kind: comparison
    things: {{croup: Croup, flu: Flu}}
    features: {{{feature}: {{ {was} values: {{croup: slow, flu: fast}}}}}}
"""


def test_a_published_card_that_is_gone_stops_the_build(world: World) -> None:
    world.questions(one="1", two="2")
    world.publish()
    world.questions(one="1")
    said = world.refused("FG403").err
    assert "decks/flashgen.lock:" in said
    assert "the published card `case-1/two` is gone" in said
    for way in ("`was: two`", "`withdrawn: {two: why}`", "restore"):
        assert way in said
    world.questions(one="1", two="2")
    world.build()


def test_what_is_gone_from_a_fact_is_told_at_the_fact(world: World) -> None:
    body = "facts:\n  signs:\n    kind: list\n    of: Signs\n    members: {{{}}}\n"
    world.case(body.format("cough: Cough, fever: Fever, rash: Rash"))
    world.publish()
    world.case(body.format("cough: Cough, fever: Fever"))
    assert "source_cases/case-1.yaml:9:3: FG403" in world.refused("FG403").err


def test_a_card_with_the_same_words_is_proposed_as_the_renamed_one(
    world: World,
) -> None:
    world.case("facts:\n  old: {ask: What?, answer: This}\n")
    world.publish()
    world.case("facts:\n  new: {ask: What?, answer: This}\n")
    said = world.refused("FG403").err
    assert "write `was: old` beside `new`, which says the same" in said


def test_a_renamed_card_keeps_its_note_and_its_time(world: World) -> None:
    world.case("facts:\n  old: {ask: What?, answer: This}\n")
    world.publish()
    before = world.line("old")
    world.case("facts:\n  new: {was: old, ask: What?, answer: This}\n")
    world.build()
    after = world.line("new")
    assert after == before._replace(card="case-1/new", earlier=("case-1/old",))
    assert set(world.package()) == {before.guid}
    assert world.package()[before.guid].mod == before.now.since


def test_was_may_go_once_locked_and_may_stay(world: World) -> None:
    world.questions(old="1")
    world.publish()
    guid = world.line("old").guid
    world.case("facts:\n  new: {was: old, ask: What is old?, answer: Alpha}\n")
    assert world.build().codes == []
    assert world.build().codes == []
    world.case("facts:\n  new: {ask: What is old?, answer: Alpha}\n")
    assert world.build().codes == []
    world.case("facts:\n  newer: {was: new, ask: What is old?, answer: Alpha}\n")
    world.build()
    line = world.line("newer")
    assert (line.guid, line.earlier) == (guid, ("case-1/old", "case-1/new"))


def test_a_card_may_get_its_old_key_back(world: World) -> None:
    world.questions(old="1")
    world.publish()
    guid = world.line("old").guid
    world.case("facts:\n  new: {was: old, ask: What is old?, answer: Alpha}\n")
    world.publish()
    world.case("facts:\n  old: {was: new, ask: What is old?, answer: Alpha}\n")
    world.build()
    assert world.line("old").guid == guid


def test_every_key_of_a_card_can_be_renamed(world: World) -> None:
    world.case(
        CREST.format(type="heart", member="cough: Cough", feature="pace", was="")
    )
    world.publish()
    before = {line.guid for line in world.lock.notes.values()}
    renamed = CREST.format(
        type="cardiac",
        member="coughing: {was: cough, label: Cough}",
        feature="tempo",
        was="was: pace, label: pace,",
    )
    renamed = renamed.replace("shock, tells", "shock, was: heart, tells")
    renamed = renamed.replace("C: Calcinosis", "C: {label: Calcinosis}")
    renamed = renamed.replace("  crest:\n", "  mnemo:\n    was: crest\n")
    world.case(renamed)
    world.build()
    after = {line.guid for line in world.lock.notes.values()}
    assert after == before
    assert {line.card for line in world.lock.notes.values() if line.earlier} == {
        f"case-1/{path}"
        for path in (
            *("mnemo", "mnemo/C", "mnemo/R", "mnemo/T"),
            *("forms/cardiac", "forms/cardiac.name", "signs/coughing"),
            *("speed/tempo/croup", "speed/tempo/flu"),
        )
    }
    assert set(world.states().values()) == {"published"}


def test_a_fact_and_its_item_can_be_renamed_at_once_or_one_after_the_other(
    world: World,
) -> None:
    body = "facts:\n  {}\n    kind: list\n    of: Signs\n    members: {{{}, b: B}}\n"
    world.case(body.format("x:", "a: A"))
    world.publish()
    guid = world.line("x/a").guid
    world.case(body.format("y:\n    was: x", "c: {was: a, label: A}"))
    world.build()
    assert world.line("y/c").guid == guid
    assert world.line("y/c").earlier == ("case-1/x/a",)
    world.case(body.format("y:\n    was: x", "d: {was: c, label: A}"))
    assert world.build().codes == []
    assert world.line("y/d").guid == guid


def test_figures_stages_gaps_steps_and_values_can_be_renamed(world: World) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    world.write("media/case-1/a.svg", svg)
    body = """\
presentation: {{patient: A man}}
figures:
  {}
    {{{} file: a.svg, schematic: true, modality: X-ray, alt: Grey disc,
     caption: All, credit: Me, licence: CC0,
     ask: {{{}: {{{} type: finding, ask: What?, answer: It}}}}}}
facts:
  staged: {{kind: vignette, answer: Flu, stages: {{{}: {{{} clue: Fever}}}}}}
  gapped: {{kind: cloze, text: "A [{}] b.", gaps: {{{}: {{{} label: x}}}}}}
  chain: {{kind: mechanism, of: It, steps: {{{}: {{{} label: One}}, z: Two}}}}
  rate:
    {{kind: statistic, population: men, measure: rate,
     values: {{{}: {{{} value: 7 %}}}}}}
"""
    world.case(body.format("f:", "", "q", "", "s", "", "g", "g", "", "a", "", "v", ""))
    world.publish()
    before = {line.guid for line in world.lock.notes.values()}
    was = "was: {},".format
    world.case(
        body.format(
            *("f2:", was("f"), "q2", was("q"), "s2", was("s")),
            *("g2", "g2", was("g"), "a2", was("a"), "v2", was("v")),
        ).replace("value: 7 %", "label: v, value: 7 %")
    )
    world.build()
    assert {line.guid for line in world.lock.notes.values()} == before
    assert set(world.states().values()) == {"published"}


def test_a_fact_may_move_to_another_case_file(world: World) -> None:
    world.recipe("demo", "case-1", "case-2")
    world.questions(one="1", two="2")
    world.questions("case-2", other="3")
    world.publish()
    guid = world.line("two").guid
    world.questions(one="1")
    world.case(
        "facts:\n  other: {ask: What is other?, answer: Gamma}\n"
        "  zwei: {was: case-1/two, ask: What is two?, answer: Beta}\n",
        "case-2",
    )
    world.build()
    assert world.line("zwei", "case-2").guid == guid
    assert world.line("zwei", "case-2").state == "published"


def test_a_moved_fact_is_found_in_a_case_of_another_deck(world: World) -> None:
    world.recipe("demo", "case-1")
    world.recipe("second", "case-2", name="Second")
    world.questions(one="1", two="2")
    world.questions("case-2", other="3")
    world.publish("demo", "second")
    guid = world.line("two").guid
    world.questions(one="1")
    world.case(
        "facts:\n  other: {ask: What is other?, answer: Gamma}\n"
        "  two: {was: case-1/two, ask: What is two?, answer: Beta}\n",
        "case-2",
    )
    assert world.build("demo").codes == []
    assert world.line("two", "case-2").guid == guid
    assert set(world.package()) == {world.line("one").guid}


def test_an_item_may_move_to_another_fact(world: World) -> None:
    body = (
        "facts:\n"
        "  x: {{kind: list, of: X, members: {{{}}}}}\n"
        "  y: {{kind: list, of: Y, members: {{{}}}}}\n"
    )
    world.case(body.format("a: A, b: B, c: C", "d: D, e: E"))
    world.publish()
    guid = world.line("x/c").guid
    world.case(body.format("a: A, b: B", "d: D, e: E, c: {label: C, was: x/c}"))
    world.build()
    assert world.line("y/c").guid == guid


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            "  one: {was: two, ask: What is one?, answer: Alpha}\n"
            "  two: {was: one, ask: What is two?, answer: Beta}\n",
            "swap their words back",
        ),
        (
            "  one: {ask: What is one?, answer: Alpha}\n"
            "  two: {was: one, ask: What is two?, answer: Beta}\n",
            "delete this `was`",
        ),
    ],
    ids=["swapped", "in use"],
)
def test_a_key_that_is_still_in_use_was_nobody_else(
    world: World, facts: str, said: str
) -> None:
    world.questions(one="1", two="2")
    world.publish()
    world.case(f"facts:\n{facts}")
    codes = ["FG405"] * facts.count("was")
    found = world.refused(*codes).err
    assert "is still a card of its own" in found
    assert said in found
    assert "source_cases/case-1.yaml:10:14: FG405" in found


def facts(**says: str) -> str:
    """Return facts whose whole words are `says`, by key."""
    lines = (
        f"  {key}: {{ask: 'What is {what}?', answer: {what[::-1].title()}}}\n"
        for key, what in says.items()
    )
    return f"facts:\n{''.join(lines)}"


@pytest.mark.parametrize(
    ("now", "takers"),
    [
        ({"a": "beta", "b": "alpha", "c": "gamma"}, "ab"),
        ({"a": "beta", "b": "gamma", "c": "alpha"}, "abc"),
        ({"a": "new", "b": "alpha", "c": "beta"}, "bc"),
    ],
    ids=["swapped", "in a circle", "moved on by one"],
)
def test_published_cards_that_exchange_their_words_stop_the_build(
    world: World, now: dict[str, str], takers: str
) -> None:
    """The schedule of one card would go to another."""
    before = {"a": "alpha", "b": "beta", "c": "gamma"}
    world.case(facts(**before))
    world.publish()
    world.case(facts(**now))
    said = world.refused(*["FG417"] * len(takers)).err
    owner = {what: key for key, what in before.items()}
    for key in takers:
        line = 9 + "abc".index(key)
        assert f"source_cases/case-1.yaml:{line}:3: FG417" in said
        taken = owner[now[key]]
        assert f"`case-1/{key}` now says what `case-1/{taken}` said" in said
    world.case(facts(**dict(reversed(before.items()))))
    world.build("--locked")


def test_an_exchange_in_two_builds_is_found_before_a_release(world: World) -> None:
    world.case(facts(a="alpha", b="beta"))
    world.publish()
    world.case(facts(a="alpha", b="other"))
    world.build()
    world.case(facts(a="beta", b="other"))
    world.refused("FG417", command="publish")


def test_words_that_still_have_their_card_or_never_had_one_are_no_exchange(
    world: World,
) -> None:
    world.case(facts(a="alpha", b="beta"))
    world.publish()
    for now in (
        {"a": "beta", "b": "beta"},  # both say the same: the linter's business
        {"a": "new", "b": "newer"},
        {"b": "beta", "a": "alpha"},
    ):
        world.case(facts(**now))
        assert "FG417" not in world.build().codes
    world.case(facts(a="beta") + "withdrawn: {b: It was wrong}\n")
    world.build()


def test_drafts_may_exchange_their_words(world: World) -> None:
    world.case(facts(a="alpha", b="beta"))
    world.build()
    world.case(facts(a="beta", b="alpha"))
    world.build()
    assert set(world.states().values()) == {"draft"}


def test_one_card_cannot_become_two(world: World) -> None:
    world.questions(old="1")
    world.publish()
    world.case(
        "facts:\n  a: {was: old, ask: What is a?, answer: Alpha}\n"
        "  b: {was: old, ask: What is b?, answer: Alpha}\n"
    )
    assert "case-1.yaml:10:12: FG406" in world.refused("FG406").err


def test_two_published_cards_cannot_become_one(world: World) -> None:
    world.questions(a="1", b="2")
    world.publish()
    world.case("facts:\n  b: {was: a, ask: What is b?, answer: Beta}\n")
    assert "`case-1/b` is published itself" in world.refused("FG406").err


def test_was_that_names_nothing_is_a_warning(world: World) -> None:
    """It does no harm: the card it should have named is gone, which is an error."""
    world.case("facts:\n  b: {was: nobody, ask: What is b?, answer: Beta}\n")
    done = world.build()
    assert done.codes == ["FG404"]
    assert "source_cases/case-1.yaml:9:12: FG404 warning" in done.err


def test_only_published_keys_need_was(world: World) -> None:
    world.questions(a="1")
    world.build()
    world.case("facts:\n  b: {was: a, ask: What is a?, answer: Alpha}\n")
    assert world.build().codes == ["FG404"]
    assert world.states() == {"case-1/b": "draft"}


def test_the_key_of_a_renamed_card_is_never_used_again(world: World) -> None:
    world.questions(a="1")
    world.publish()
    world.case("facts:\n  b: {was: a, ask: What is a?, answer: Alpha}\n")
    world.publish()
    world.questions(a="Iota", b="1")
    said = world.refused("FG407").err
    assert "case-1.yaml:9:3: FG407" in said
    assert "it was the id of `case-1/b`" in said


def test_a_key_freed_and_taken_in_one_step_is_refused(world: World) -> None:
    """Keys that move on in a row would give one card's schedule to the next."""
    world.questions(a="1", b="2")
    world.publish()
    world.case(
        "facts:\n  b: {was: a, ask: What is a?, answer: Alpha}\n"
        "  c: {was: b, ask: What is b?, answer: Beta}\n"
    )
    world.refused("FG406", "FG405")


def test_a_published_card_cannot_change_its_note_type(world: World) -> None:
    body = (
        "facts:\n  x:\n    kind: comparison\n    {}things: {{a: A, b: B}}\n"
        "    features: {{f: {{values: {{a: x, b: y}}}}}}\n"
    )
    world.case(body.format(""))
    world.publish()
    world.case(body.format("context: others\n    "))
    found = world.refused("FG408", "FG408").err
    assert "note type `basic` and would become `list`" in found
    assert "`withdrawn: {x/f/a: {reason: …, replacement: …}}`" in found


def test_a_draft_may_change_its_note_type(world: World) -> None:
    body = (
        "facts:\n  x:\n    kind: comparison\n    {}things: {{a: A, b: B}}\n"
        "    features: {{f: {{values: {{a: x, b: y}}}}}}\n"
    )
    world.case(body.format(""))
    world.build()
    world.case(body.format("context: others\n    "))
    world.build()
    assert world.line("x/f/a").face == "list"


def test_rewording_and_reordering_keep_identity(world: World) -> None:
    world.questions(a="1", b="2", c="3")
    world.publish()
    before = {card: line.guid for card, line in world.lock.notes.items()}
    world.questions(c="drei", a="1", b="zwei")
    world.publish()
    assert {card: line.guid for card, line in world.lock.notes.items()} == before
    states = world.line("a").now.since < world.line("b").now.since
    assert states


def test_a_case_that_does_not_compile_leaves_its_lines_alone(world: World) -> None:
    world.recipe("demo", "case-1")
    world.recipe("second", "case-2", name="Second")
    world.questions(one="1")
    world.questions("case-2", two="2")
    world.publish("demo", "second")
    world.write("source_cases/case-2.yaml", "format: 2\n")
    world.questions(one="eins")
    before = world.files
    assert "FG403" not in world.run("build").codes
    assert world.files == before
    world.build("demo")
    assert world.states() == {"case-1/one": "changed", "case-2/two": "published"}


def test_building_one_deck_leaves_the_lines_of_others_alone(world: World) -> None:
    world.recipe("demo", "case-1")
    world.recipe("second", "case-2", name="Second")
    world.questions(one="1")
    world.questions("case-2", two="2")
    world.build()
    world.questions("case-2", three="3")
    world.questions(one="eins")
    world.build("demo")
    assert set(world.states()) == {"case-1/one", "case-2/two"}
    world.build()
    assert set(world.states()) == {"case-1/one", "case-2/three"}


def test_a_note_in_two_decks_has_one_line_and_one_time(world: World) -> None:
    world.recipe("second", "case-1", name="Second")
    world.questions(one="1")
    world.publish("demo")
    first = world.time
    world.publish("second")
    assert world.line("one").now.since == first
    world.questions(one="eins")
    world.publish("second")
    world.build()
    guid = world.line("one").guid
    assert world.package("demo")[guid].mod == world.package("second")[guid].mod


def test_a_case_file_with_published_cards_cannot_go(world: World) -> None:
    world.recipe("demo", "case-1", "case-2")
    world.questions(one="1")
    world.questions("case-2", a="1", b="2")
    world.publish()
    (world.root / "source_cases/case-2.yaml").unlink()
    world.recipe("demo", "case-1", more="gone: {case-2: Nothing.}\n")
    found = world.refused("FG403").err
    assert "the case file of published cards is gone: case-2.yaml" in found


def test_drafts_of_a_case_that_is_gone_go_with_it(world: World) -> None:
    world.recipe("demo", "case-1", "case-2")
    world.questions(one="1")
    world.questions("case-2", a="1")
    world.build()
    (world.root / "source_cases/case-2.yaml").unlink()
    world.recipe("demo", "case-1")
    world.build()
    assert set(world.states()) == {"case-1/one"}


def test_show_finds_a_renamed_card_by_its_key(world: World) -> None:
    world.questions(old="1")
    world.publish()
    guid = world.line("old").guid
    world.case("facts:\n  new: {was: old, ask: What is old?, answer: Alpha}\n")
    world.build()
    key = world.package()[guid].fields["Key"]
    assert "case-1/new" in world.run("show", key).out


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
FIGURE = """\
figures:
  {}: {{{}file: a.svg, modality: X-ray, alt: Grey disc, caption: All, credit: Me,
    licence: {}, consent: not needed, ask: {{finding: It}}}}
facts:
  one: {{ask: What is one?, answer: Alpha}}
"""


@pytest.fixture
def withheld(world: World) -> World:
    """Return a library with a published figure that may no longer be shown."""
    world.write("media/case-1/a.svg", SVG)
    world.case(FIGURE.format("f", "", "CC0-1.0"))
    world.publish()
    world.case(FIGURE.format("f", "", "all rights reserved"))
    return world


def test_the_card_of_a_withheld_figure_keeps_its_line(withheld: World) -> None:
    before = withheld.text
    withheld.build()
    withheld.build("--locked")
    assert withheld.text == before
    assert set(withheld.package()) == {withheld.line("one").guid}


def test_a_withheld_figure_may_be_renamed_meanwhile(withheld: World) -> None:
    guid = withheld.line("f/finding").guid
    withheld.case(FIGURE.format("g", "was: f, ", "all rights reserved"))
    withheld.build()
    withheld.case(FIGURE.format("g", "was: f, ", "CC0-1.0"))
    withheld.build()
    assert withheld.line("g/finding").guid == guid


def test_a_private_build_leaves_the_lock_alone(withheld: World) -> None:
    before = withheld.text
    withheld.build("--private")
    assert withheld.text == before
    assert set(withheld.package("demo-private")) == {
        withheld.line(card).guid for card in ("one", "f/finding")
    }


def test_a_release_without_all_its_figures_is_refused(withheld: World) -> None:
    before = withheld.files
    done = withheld.run("publish", "demo")
    assert (done.code, "the figure `f` of case-1 is withheld" in done.err) == (2, True)
    assert withheld.files == before
