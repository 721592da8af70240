-- Commitments whose day has passed, as of today, with what later documents say; for another day: FROM overdue(DATE '2026-07-01').
-- days_over: Days since the due date.
-- actual: The figure that a later document of the same place gives for that year, as written.
-- is_met: Whether that figure reaches the target; null where it cannot be said.
-- later_mentions: Sentences of later documents of the same place about the same indicator, document or scheme.
-- later_sentence: The first of them.
-- later_sentence_id: Its row in `sentences`.
-- responsible: Who has to do it, joined by 、.
-- title: Title of the document.
SELECT * FROM overdue(current_date)
