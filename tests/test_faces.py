"""The faces: frozen schema, well-formed templates, a style sheet that stays itself."""

from __future__ import annotations

import hashlib
import re

import pytest

from flashgen.faces import DORMANT, FACES, LINKS, STUDENT, Face, permanent_id, style

TAG = re.compile(r"\{\{([#^/]?)(?:text:)?([^{}]+)\}\}")
SPARE = {f"Spare {number}" for number in range(1, 5)}
BACK_ONLY = {"Answer", "Caption", "Credit", "Case", "Why", "More", "Source", "Key"}
BACK_ONLY |= {STUDENT, "Marks", "Second marks", "As of", *LINKS}

every_face = pytest.mark.parametrize("face", FACES.values(), ids=FACES)


def shown(template: str) -> set[str]:
    """Return the fields a template prints, not those it only asks for."""
    return {name for sign, name in TAG.findall(template) if not sign}


@every_face
def test_a_template_names_only_fields_of_its_face(face: Face) -> None:
    for template in face.templates:
        for text in template[1:]:
            assert {name for _, name in TAG.findall(text)} <= set(face.fields)
            left = TAG.sub("", text)
            assert "{{" not in left
            assert "}}" not in left


@every_face
def test_sections_close_in_order(face: Face) -> None:
    for template in face.templates:
        for text in template[1:]:
            open_: list[str] = []
            for sign, name in TAG.findall(text):
                if sign == "/":
                    assert open_.pop() == name
                elif sign:
                    open_.append(name)
            assert open_ == []


@every_face
def test_every_content_field_is_shown(face: Face) -> None:
    assert set(face.fields) - SPARE == shown(face.front) | shown(face.back)


@every_face
def test_a_front_gives_nothing_away(face: Face) -> None:
    assert shown(face.front) & BACK_ONLY == set()
    assert BACK_ONLY & set(face.fields) <= shown(face.back)


@every_face
def test_the_second_template_sleeps(face: Face) -> None:
    """It makes no card until a later version fills the field that wakes it."""
    _, dormant = face.templates
    assert dormant.front.startswith(f"{{{{#{DORMANT}}}}}")
    assert dormant.front.rstrip().endswith(f"{{{{/{DORMANT}}}}}")
    assert shown(dormant.front) == {DORMANT}


@every_face
def test_templates_hold_no_script_and_no_words(face: Face) -> None:
    """The words of a card come from its fields, or from the style by language."""
    for text in (face.front, face.back):
        assert not re.search(r"<script|\bon\w+=|aria-label|style=\"(?!width)", text)
        bare = re.sub(r"<[^>]*>|&nbsp;", "", TAG.sub("", text))
        assert not re.search(r"[^\W\d_]", bare)


@every_face
def test_ids_within_a_page_are_unique(face: Face) -> None:
    """Those of the marks stand in two alternatives, of which one is ever shown."""
    text = re.sub(r"\{\{\^Marks\}\}.*?\{\{/Marks\}\}", "", face.back)
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert ids.count("answer") == 1
    assert len(ids) == len(set(ids))
    assert re.findall(r'\bid="', face.front) == []


@every_face
def test_the_editor_hides_what_is_not_for_the_student(face: Face) -> None:
    for name in (*SPARE, *LINKS):
        assert face.settings[name]["collapsed"]
        assert face.settings[name]["excludeFromSearch"]
    assert "description" in face.settings[STUDENT]
    assert not face.settings[STUDENT].get("collapsed")


# Frozen for ever: Anki knows a note type, its fields and its templates by these.
IDS = {
    "basic": 1_482_205_206_671,
    "list": 1_854_612_439_558,
    "statistic": 2_059_279_176_406,
    "step": 1_750_186_208_107,
    "cloze": 1_400_139_941_938,
    "image": 2_077_851_620_009,
}
SCHEMAS = {
    "basic": "4ffe8f93b80ffea0",
    "list": "5f6192d2b3655257",
    "statistic": "2f21c210f6258d45",
    "step": "e4ef9d20194ab9b2",
    "cloze": "eb382ac1641d4484",
    "image": "90fc33f3c35a7333",
}


@every_face
def test_ids_are_frozen(face: Face) -> None:
    assert face.id == IDS[face.key]
    assert [template.name for template in face.templates] == ["Card", "Spare"]
    parts = [permanent_id("field", face.key, name) for name in face.fields]
    parts += [permanent_id("template", face.key, t.name) for t in face.templates]
    assert len(set(parts)) == len(parts)
    schema = repr((face.fields, parts))
    assert hashlib.sha256(schema.encode()).hexdigest()[:16] == SCHEMAS[face.key]


def test_ids_are_distinct() -> None:
    assert len(set(IDS.values())) == len(IDS) == len(FACES)


LOOKS = {
    "basic": (1_795_305_600, "cd161a74c9cb0c63"),
    "list": (1_795_305_600, "5f69f155e0afc226"),
    "statistic": (1_795_305_600, "f2ee532a3a0e2d01"),
    "step": (1_795_305_600, "da402c3b237e2e0b"),
    "cloze": (1_795_305_600, "e50dd22c14b0a46b"),
    "image": (1_795_305_600, "222e03d329be6993"),
}


@every_face
def test_a_new_look_has_a_new_time_of_change(face: Face) -> None:
    """Anki takes over a note type only when it is newer than the student's."""
    look = repr((face.name, *face.templates, sorted(face.settings.items()), style()))
    seen = face.changed, hashlib.sha256(look.encode()).hexdigest()[:16]
    assert seen == LOOKS[face.key], (
        f"The look of {face.key!r} changed. If a release carried the old one, set its "
        f"`changed` in flashgen/faces to the time of the next release, or students "
        f"keep the old look; then write {seen} into LOOKS. Look at the pictures of "
        f"`python -m tests.visual.gallery FOLDER` first."
    )


def test_night_has_both_names_and_beats_the_apps_defaults() -> None:
    assert ".card.nightMode" in style()
    assert ".card.night_mode" in style()
    assert "prefers-color-scheme" not in style()


@pytest.mark.parametrize("word", ["http", "@import", "url(", "<", "animation:"])
def test_the_style_fetches_and_runs_nothing(word: str) -> None:
    assert word not in style()


def test_braces_of_the_style_are_balanced() -> None:
    bare = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", style(), flags=re.DOTALL)
    assert bare.count("{") == bare.count("}")


def test_a_patient_image_is_never_inverted() -> None:
    rules = re.findall(r"([^{}]+)\{[^{}]*invert\([^{}]*\}", style())
    assert rules
    for rule in rules:
        assert all(".fc-tone-line" in selector for selector in rule.split(","))


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_language_has_all_words(language: str) -> None:
    used = set(re.findall(r"var\((--fc-w-\w+)\)", style()))
    chosen = r"\.fc" if language == "en" else rf"\.fc:lang\({language}\)"
    (block,) = re.findall(rf"^{chosen} \{{\n(  --fc-w[^}}]*)\}}", style(), re.MULTILINE)
    assert set(re.findall(r"(--fc-w-\w+):", block)) == used
