"""What an author would write with genanki alone: `python plain.py CASE.yaml OUT.apkg`.

It reads the same case file as flashgen and writes the same questions and answers, but
checks nothing, knows no identity, and leaves the notes to genanki.
"""

import html
import sys

import genanki
import yaml

MODEL = genanki.Model(
    1_607_392_319,
    "Plain",
    fields=[{"name": "Question"}, {"name": "Answer"}, {"name": "Source"}],
    templates=[
        {
            "name": "Card",
            "qfmt": "{{Question}}",
            "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}<p>{{Source}}</p>",
        }
    ],
)


def main(case_file: str, package: str) -> None:
    """Write the cards of `case_file` to `package`."""
    with open(case_file, encoding="utf-8") as file:
        case = yaml.load(file, yaml.CSafeLoader)
    deck = genanki.Deck(2_059_400_110, case["title"])
    source = html.escape(case["source"]["title"])
    for fact in case["facts"].values():
        fields = [html.escape(fact["ask"]), html.escape(fact["answer"]), source]
        deck.add_note(genanki.Note(MODEL, fields, tags=case["topics"]))
    genanki.Package(deck).write_to_file(package)


if __name__ == "__main__":
    main(*sys.argv[1:])
