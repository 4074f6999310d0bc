"""`python -m tests.evaluation`: the two tables of how well `flashgen check` does."""

from tests.evaluation.run import report

if __name__ == "__main__":
    print(report(), end="")
