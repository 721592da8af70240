-- Sanity checks on the snapshot: one row per check, with what was found.
-- name: What is checked.
-- severity: error (the snapshot should not be used) or notice (a reader should know).
-- found: Rows that fail the check.
-- of_rows: Rows that were checked.
-- is_ok: Whether the check holds.
-- meaning: What it says, and what to do.
WITH line AS (
    SELECT page_id, unnest(string_split(text, chr(10))) AS words, unnest(range(len(string_split(text, chr(10))))) AS place FROM pages
),
-- Lines, so that a fact is counted from its line's start: from the page's, each row of a page of millions of characters would take milliseconds.
lines AS (
    SELECT page_id, words, (sum(length(words) + 1) OVER (PARTITION BY page_id ORDER BY place) - length(words) - 1)::BIGINT AS begins FROM line
),
checks(name, severity, found, of_rows, allowed_share, meaning) AS (
    SELECT 'pages_read', 'error', (count(*) = 0)::BIGINT, count(*), 0.0, 'No page could be read: look at `rejects`.' FROM pages
    UNION ALL
    SELECT 'files_rejected', 'notice', (SELECT count(*) FROM rejects), count(*) + (SELECT count(*) FROM rejects), 0.05,
        'More than one file in twenty could not be read: look at `rejects`.' FROM pages
    UNION ALL
    SELECT 'pages_without_document', 'notice', count(*) FILTER (doc_id IS NULL), count(DISTINCT pages.page_id), 0.05,
        'Pages without any text of a document: the site''s layout may be new, look at `discards`.'
    FROM pages LEFT JOIN documents USING (page_id)
    UNION ALL
    SELECT 'mojibake', 'notice', count(mojibake_char), count(*), 0.0, 'Pages that are partly UTF-8 read as GBK: fetch them again.' FROM pages
    UNION ALL
    SELECT 'documents_undated', 'notice', count(*) FILTER (reference_year IS NULL), count(*), 0.5,
        'Over half of the documents do not say their year: relative dates in them stay open.' FROM documents
    UNION ALL
    SELECT 'targets_without_body', 'notice', count(*) FILTER (len(responsible) = 0), count(*), 0.5,
        'Over half of the commitments name nobody.' FROM targets
    UNION ALL
    SELECT 'targets_overlong', 'notice', count(*) FILTER (end_char - start_char > 400), count(*), 0.01,
        'Commitments of more than 400 characters: a page may have lost its stops.' FROM targets
    UNION ALL
    SELECT 'span_of_quantities', 'error', count(*) FILTER (surface IS DISTINCT FROM substr(words, start_char - begins + 1, end_char - start_char)),
        count(*), 0.0, 'A figure does not stand where its row says.'
    FROM quantities ASOF LEFT JOIN lines ON lines.page_id = quantities.page_id AND start_char >= begins WHERE NOT is_joined
    UNION ALL
    SELECT 'span_of_times', 'error', count(*) FILTER (surface IS DISTINCT FROM substr(words, start_char - begins + 1, end_char - start_char)),
        count(*), 0.0, 'A time does not stand where its row says.'
    FROM times ASOF LEFT JOIN lines ON lines.page_id = times.page_id AND start_char >= begins WHERE NOT is_joined
    UNION ALL
    SELECT 'span_of_entities', 'error', count(*) FILTER (surface IS DISTINCT FROM substr(words, start_char - begins + 1, end_char - start_char)),
        count(*), 0.0, 'A name does not stand where its row says.'
    FROM entities ASOF LEFT JOIN lines ON lines.page_id = entities.page_id AND start_char >= begins WHERE NOT is_joined
    UNION ALL
    SELECT 'masked_without_value', 'error', count(*) FILTER (value_min IS NOT NULL OR value_max IS NOT NULL), count(*), 0.0,
        'A masked figure has a value: nothing may be guessed.' FROM quantities WHERE masked
    UNION ALL
    SELECT 'bounds_in_order', 'error', count(*) FILTER (value_min > value_max AND kind NOT IN ('ratio', 'rank')), count(*), 0.0,
        'A figure''s lower bound is over its upper bound.' FROM quantities
    UNION ALL
    SELECT 'dates_plausible', 'notice', count(*) FILTER (year(due_date) NOT BETWEEN 1949 AND 2100), count(due_date), 0.0,
        'A due date before 1949 or after 2100.' FROM targets
    UNION ALL
    SELECT 'targets_point_at_rows', 'error', count(*) FILTER (quantities.quantity_id IS NULL), count(*), 0.0,
        'A commitment names a figure that is not in `quantities`.'
    FROM targets LEFT JOIN quantities ON targets.quantity_id = quantities.quantity_id WHERE targets.quantity_id IS NOT NULL
    UNION ALL
    SELECT 'stages_balance', 'error', count(*) FILTER (rows_in <> rows_kept + rows_set_aside), count(*), 0.0,
        'A stage lost rows.' FROM stages
)
SELECT name, severity, found, of_rows, found <= allowed_share * of_rows AS is_ok, meaning FROM checks
