"""The faces: frozen schema, well-formed templates, a style sheet that stays itself."""

from __future__ import annotations

import hashlib
import re

import pytest

from flashgen.faces import DORMANT, FACES, LINKS, STUDENT, Face, permanent_id, style

TAG = re.compile(r"\{\{([#^/]?)(?:text:|cloze:)?([^{}]+)\}\}")
SPARE = {f"Spare {number}" for number in range(1, 5)}
BACK_ONLY = {"Answer", "Caption", "Credit", "Case", "Why", "More", "Source", "Key"}
BACK_ONLY |= {STUDENT, "Marks", "Second marks", "As of", *LINKS}

every_face = pytest.mark.parametrize("face", FACES.values(), ids=FACES)
PLAIN = {key: face for key, face in FACES.items() if not face.occlusion}
every_plain_face = pytest.mark.parametrize("face", PLAIN.values(), ids=PLAIN)
"""All but Anki's own Image Occlusion, which needs one template and one script."""


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


@every_plain_face
def test_the_second_template_sleeps(face: Face) -> None:
    """It makes no card until a later version fills the field that wakes it."""
    _, dormant = face.templates
    assert dormant.front.startswith(f"{{{{#{DORMANT}}}}}")
    assert dormant.front.rstrip().endswith(f"{{{{/{DORMANT}}}}}")
    assert shown(dormant.front) == {DORMANT}


CALL = """<script>
try { anki.imageOcclusion.setup(); } catch (problem) { \
document.getElementById("err").textContent = problem; }
</script>"""
"""The one script: Anki's own Image Occlusion is drawn by Anki."""


@every_face
def test_templates_hold_no_script_and_no_words(face: Face) -> None:
    """The words of a card come from its fields, or from the style by language."""
    for text in (face.front, face.back):
        text = text.replace(CALL, "") if face.occlusion else text
        assert not re.search(r"<script|\bon\w+=|aria-label|style=\"(?!width)", text)
        bare = re.sub(r"<[^>]*>|&nbsp;", "", TAG.sub("", text))
        assert not re.search(r"[^\W\d_]", bare)


ANKIS = ["image-occlusion-container", "image-occlusion-canvas", "err"]
"""Ids that Anki's script looks for, besides `toggle` on the back."""


@every_face
def test_ids_within_a_page_are_unique(face: Face) -> None:
    """Those of the marks stand in two alternatives, of which one is ever shown."""
    text = re.sub(r"\{\{\^Marks\}\}.*?\{\{/Marks\}\}", "", face.back)
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert ids.count("answer") == 1
    assert len(ids) == len(set(ids))
    own = re.findall(r'\bid="([^"]+)"', face.front)
    assert own == (ANKIS if face.occlusion else [])


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
    "occlusion": 1_926_308_977_443,
}
SCHEMAS = {
    "basic": "4ffe8f93b80ffea0",
    "list": "5f6192d2b3655257",
    "statistic": "2f21c210f6258d45",
    "step": "e4ef9d20194ab9b2",
    "cloze": "eb382ac1641d4484",
    "image": "90fc33f3c35a7333",
    "occlusion": "12a283d0b30f16b4",
}


@every_face
def test_ids_are_frozen(face: Face) -> None:
    assert face.id == IDS[face.key]
    names = [template.name for template in face.templates]
    assert names == (["Card"] if face.occlusion else ["Card", "Spare"])
    parts = [permanent_id("field", face.key, name) for name in face.fields]
    parts += [permanent_id("template", face.key, t.name) for t in face.templates]
    assert len(set(parts)) == len(parts)
    schema = repr((face.fields, parts))
    assert hashlib.sha256(schema.encode()).hexdigest()[:16] == SCHEMAS[face.key]


def test_ids_are_distinct() -> None:
    assert len(set(IDS.values())) == len(IDS) == len(FACES)


LOOKS = {
    "basic": (1_795_305_600, "8ab9d8b77daf8d43"),
    "list": (1_795_305_600, "ff76f2b72ae6dd85"),
    "statistic": (1_795_305_600, "7f96d04ebcd2c12c"),
    "step": (1_795_305_600, "075b01a38f5ce329"),
    "cloze": (1_795_305_600, "bd9e351b115aa5d4"),
    "image": (1_795_305_600, "45ca8736dd2995b7"),
    "occlusion": (1_795_305_600, "098cc780fe22b154"),
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
