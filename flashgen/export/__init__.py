"""A deck for other readers: a website, a handout on paper, other programs.

Pages are filled in with *jinja2*.  Paper is set by *weasyprint*, an optional extra
(`pip install 'flashgen[pdf]'`): it knows page numbers, columns and tagged PDF, it needs
no browser, and the same deck gives the same file.  A browser's own printing would need
a Chromium on every author's machine and numbers no pages as the author wants them;
ReportLab and fpdf2 would need the layout a second time, in code.  weasyprint needs the
Pango library (Debian: `apt install libpango-1.0-0 libpangoft2-1.0-0`; macOS: `brew
install pango`; Windows: see its documentation).  It runs no scripts, so formulas for
paper are drawn by *ziamath*, pure Python; on screens MathJax sets them, as in Anki.

Nothing that is exported asks the network for anything.
"""
