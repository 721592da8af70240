-- Figures with what they measure, the place they speak of and the year they are for.
-- name: Normal name of what is measured (`indicator_names`), else the words of the text without 全市, 我县 and the like.
-- direction: Which way is better, where the name is in `indicator_names`: up or down.
-- year: Year the figure is for; null where neither the sentence nor the document says.
-- year_from: time (a date before it in its sentence), document (its 今年), review (the year before, in a report).
-- title: Title of the document.
WITH dates AS (
    SELECT sentence_id, times.start_char, times.end_char, year(times.end_date) AS year
    FROM times
    JOIN sentences USING (sentence_id)
    WHERE type = 'DATE' AND end_date IS NOT NULL AND coalesce(mod, '') <> 'AFTER'
        AND (mod = 'BEFORE' OR date_diff('day', coalesce(start_date, end_date), end_date) <= 366)
        AND substr(sentences.text, greatest(0, times.start_char::BIGINT - sentences.start_char), 1) NOT IN ('比', '较', '自', '从')
), named AS (
    SELECT *, regexp_replace(regexp_replace(indicator, '\s', '', 'g'), '^(全|我|本|该)(国|省|市|区|县|乡|镇|州|旗|年|社会)(内|的)?', '') AS bare
    FROM quantities
    WHERE indicator IS NOT NULL AND role IN ('target', 'actual') AND NOT masked
), years AS (
    SELECT named.*, dates.year AS said
    FROM named
    ASOF LEFT JOIN dates ON named.sentence_id = dates.sentence_id AND named.start_char >= dates.end_char
)
SELECT
    place, coalesce(indicator_names.name, nullif(bare, ''), indicator) AS name, indicator, role,
    coalesce(said, CASE WHEN role = 'actual' AND genre = 'report' THEN reference_year - 1 ELSE reference_year END)::INTEGER AS year,
    CASE WHEN said IS NOT NULL THEN 'time'
        WHEN reference_year IS NULL THEN NULL
        WHEN role = 'actual' AND genre = 'report' THEN 'review' ELSE 'document' END AS year_from,
    surface, kind, value_min, value_max, unit, approximate, change, direction,
    documents.title, genre, document_date, reference_year, source_path, quantity_id, sentence_id, years.doc_id, years.page_id
FROM years
JOIN documents USING (doc_id)
JOIN pages ON pages.page_id = years.page_id
LEFT JOIN indicator_names ON alias IN (bare, indicator)
WHERE is_canonical
QUALIFY row_number() OVER (PARTITION BY quantity_id ORDER BY len(alias) DESC) = 1
