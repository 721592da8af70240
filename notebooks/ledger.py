"""The ledger in a notebook: `marimo edit notebooks/ledger.py`, or run it as a script."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="督办 · the ledger")


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    # 督办 · the ledger in a notebook

    Every build publishes plain Parquet. This notebook loads it with **Polars** and asks it with **DuckDB**, filters the ledger, draws
    three charts, and shows a commitment where it stands in its page. Change any cell: what depends on it runs again.

    It reads `data/processed`; set `DUBAN_PROCESSED` for another folder.
    """)
    return


@app.cell
def _():
    import html
    import os
    from itertools import pairwise
    from pathlib import Path

    import altair as alt
    import duckdb
    import marimo as mo
    import polars as pl

    folders = [os.environ["DUBAN_PROCESSED"]] if "DUBAN_PROCESSED" in os.environ else ["data/processed", "../data/processed"]
    snapshot = next((Path(folder, "current") for folder in folders if Path(folder, "current").exists()), None)
    if snapshot is None:
        raise SystemExit("there is no snapshot yet: run `make run`, or set DUBAN_PROCESSED")
    return alt, duckdb, html, mo, pairwise, pl, snapshot


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Load

    With Polars, one table is one folder. The ledger is `targets`; copies of a document are marked, so that each commitment counts once.
    """)
    return


@app.cell
def _(pl, snapshot):
    def table(name):
        return pl.scan_parquet(snapshot / name / "*.parquet")

    documents = table("documents").filter("is_canonical").select("doc_id", "title", "genre", "place", "document_date")
    ledger = (
        table("targets")
        .join(documents, on="doc_id")
        .join(table("sentences").select("sentence_id", "paragraph_id", sentence="text"), on="sentence_id")
        .sort("due_date", "doc_id", "start_char", nulls_last=True)
        .collect()
    )
    ledger.select("due_date", "deadline", pl.col("responsible").list.join("、"), "action", "quantity", "title").head(5)
    return ledger, table


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    With DuckDB, `catalog.duckdb` has all tables and the views and macros over them, each with comments.
    """)
    return


@app.cell
def _(duckdb, snapshot):
    catalog = duckdb.connect(str(snapshot / "catalog.duckdb"), read_only=True)
    catalog.sql("""
        SELECT kind, count(*) AS commitments, count(due_date) AS dated, count(*) FILTER (len(responsible) > 0) AS owned
        FROM targets GROUP BY kind ORDER BY commitments DESC
    """).pl()
    return (catalog,)


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Filter

    Choose a body, a kind, or words. (In Jupyter, write the choice into `value=`.)
    """)
    return


@app.cell
def _(ledger, mo, pl):
    bodies = ledger.explode("responsible").drop_nulls("responsible")["responsible"].value_counts(sort=True)
    body = mo.ui.dropdown(bodies["responsible"].to_list(), value=None, label="responsible")
    kind = mo.ui.dropdown(sorted(ledger["kind"].unique()), value=None, label="kind")
    words = mo.ui.text(value="", label="words")
    dated_only = mo.ui.checkbox(value=False, label="with a due date")
    mo.hstack([body, kind, words, dated_only], justify="start")
    return body, dated_only, kind, words


@app.cell
def _(body, dated_only, kind, ledger, pl, words):
    conditions = [
        pl.col("responsible").list.contains(body.value) if body.value else True,
        pl.col("kind") == kind.value if kind.value else True,
        pl.col("sentence").str.contains(words.value, literal=True) if words.value else True,
        pl.col("due_date").is_not_null() if dated_only.value else True,
    ]
    chosen = ledger.filter(pl.all_horizontal(pl.lit(condition) if condition is True else condition for condition in conditions))
    chosen.select("due_date", pl.col("responsible").list.join("、"), "action", "quantity", "title")
    return (chosen,)


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Three charts

    **When does it fall due?** A pile at the year's end is work that nobody can check before.
    """)
    return


@app.cell
def _(alt, chosen, pl):
    RED, PALE = "#b3261e", "#ecd3ce"
    due = (
        chosen.drop_nulls("due_date")
        .group_by(month=pl.col("due_date").dt.truncate("1mo"), owned=pl.col("responsible").list.len() > 0)
        .len("commitments")
        .with_columns(who=pl.when("owned").then(pl.lit("names who")).otherwise(pl.lit("names nobody")))
        .sort("month", "who")
    )
    due_chart = (
        alt.Chart(due, title="Commitments by the month they are due", height=220, width=640)
        .mark_bar()
        .encode(
            alt.X("yearmonth(month):T", title=None),
            alt.Y("commitments:Q", title=None),
            alt.Color(
                "who:N",
                title=None,
                legend=alt.Legend(orient="top"),
                scale=alt.Scale(domain=["names who", "names nobody"], range=[RED, PALE]),
            ),
            tooltip=["month:T", "who", "commitments"],
        )
    )
    due_chart
    return PALE, RED


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    **Who carries how much, and how much of it is dated?** A long pale bar is a body with much to do and no date to be asked at.
    """)
    return


@app.cell
def _(PALE, RED, alt, chosen, pl):
    load = (
        chosen.explode("responsible")
        .drop_nulls("responsible")
        .group_by(body="responsible")
        .agg(pl.len().alias("commitments"), dated=pl.col("due_date").is_not_null().sum())
        .sort("commitments", "body", descending=[True, False])
        .head(12)
    )
    bars = alt.Chart(load, title="Commitments by body: all, and with a due date", height=alt.Step(22), width=560).encode(
        alt.Y("body:N", sort=None, title=None, axis=alt.Axis(labelLimit=240)), tooltip=["body", "commitments", "dated"]
    )
    load_chart = bars.mark_bar(color=PALE).encode(alt.X("commitments:Q", title=None)) + bars.mark_bar(color=RED, height=8).encode(
        alt.X("dated:Q")
    )
    load_chart
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    **Which documents can be held to their word?** The share of their commitments that say who, by when and how much.
    """)
    return


@app.cell
def _(RED, alt, chosen, pl):
    checkable = (
        chosen.group_by("doc_id")
        .agg(
            pl.format(
                "{} {}",
                pl.col("title").first().fill_null("(untitled)").str.slice(0, 26),
                pl.col("document_date").first().dt.year().cast(str).fill_null(""),
            ).alias("title"),
            pl.len().alias("commitments"),
            (pl.col("responsible").list.len() > 0).mean().alias("says who"),
            pl.col("deadline").is_not_null().mean().alias("by when"),
            pl.col("quantity").is_not_null().mean().alias("how much"),
        )
        .sort("commitments", "title", descending=[True, False])
        .head(10)
        .with_columns(document=pl.format("{} ({})", "title", "commitments"))
        .unpivot(["says who", "by when", "how much"], index=["document"], variable_name="part", value_name="share")
    )
    grid = alt.Chart(checkable, title="How checkable a document is", height=alt.Step(28), width=330).encode(
        alt.X("part:N", sort=None, title=None, axis=alt.Axis(orient="top", labelAngle=0)),
        alt.Y("document:N", sort=None, title=None, axis=alt.Axis(labelLimit=360)),
    )
    checkable_chart = grid.mark_rect().encode(
        alt.Color("share:Q", scale=alt.Scale(range=["#faf8f4", RED], domain=[0, 1]), legend=None)
    ) + grid.mark_text().encode(
        alt.Text("share:Q", format=".0%"), color=alt.condition("datum.share > 0.45", alt.value("white"), alt.value("#333"))
    )
    checkable_chart
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Evidence

    Every row points at its characters: `start_char` and `end_char` count code points in `pages.text`. Here one commitment stands in its
    paragraph, its clause underlined, quantities blue, times amber, bodies green.
    """)
    return


@app.cell
def _(chosen, mo):
    row = mo.ui.number(start=0, stop=max(0, chosen.height - 1), value=0, label="row of the ledger as filtered")
    row
    return (row,)


@app.cell
def _(catalog, chosen, html, mo, pairwise, row):
    COLOURS = {"quantity": "#d6e8fb", "time": "#fde7b5", "organization": "#d3efe6"}

    def in_context(found):
        paragraph_start, paragraph_end, text, source = catalog.execute(
            """SELECT paragraphs.start_char, paragraphs.end_char, pages.text, source_path
            FROM paragraphs JOIN pages USING (page_id) WHERE paragraph_id = ?""",
            [found["paragraph_id"]],
        ).fetchone()
        marks = catalog.execute(
            """SELECT start_char, end_char, 'quantity' FROM quantities WHERE page_id = $1
            UNION ALL SELECT start_char, end_char, 'time' FROM times WHERE page_id = $1
            UNION ALL SELECT start_char, end_char, 'organization' FROM entities WHERE page_id = $1 AND kind = 'organization'""",
            [found["page_id"]],
        ).fetchall()
        inside = [mark for mark in marks if paragraph_start <= mark[0] and mark[1] <= paragraph_end]
        borders = sorted(
            {paragraph_start, paragraph_end, found["start_char"], found["end_char"], *(at for mark in inside for at in mark[:2])}
        )
        pieces = []
        for start, end in pairwise(borders):
            ground = next((COLOURS[name] for first, last, name in inside if first <= start and end <= last), "none")
            line = "2px solid #b3261e" if found["start_char"] <= start and end <= found["end_char"] else "none"
            pieces.append(f'<span style="background:{ground};border-bottom:{line}">{html.escape(text[start:end])}</span>')
        place = html.escape(f"{source} {found['start_char']}–{found['end_char']}")
        return f'<div style="font:17px/2 serif">{"".join(pieces)}</div><p style="opacity:.7">{place}</p>'

    mo.Html(in_context(chosen.row(row.value, named=True)) if chosen.height else "no commitment matches")
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Take it elsewhere

    `chosen.write_excel("mine.xlsx")` and `chosen.write_parquet("mine.parquet")` write what is filtered; `duban export` does the
    same without a notebook. pandas reads the folders too: `pandas.read_parquet("data/processed/current/targets")`.
    """)
    return


if __name__ == "__main__":
    app.run()
