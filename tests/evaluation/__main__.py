"""`python -m tests.evaluation`: the tables of how well `flashgen check` does."""

from tests.evaluation import in_language
from tests.evaluation.run import report

if __name__ == "__main__":
    print(report(), in_language.report(), sep="\n", end="")
