-- Where a row stands: its words and sixty characters on either side. FROM evidence('…id…')
CREATE MACRO evidence(id) AS TABLE
WITH spans(row_id, found_in, page_id, start_char, end_char) AS (
    SELECT target_id, 'targets', page_id, start_char, end_char FROM targets
    UNION ALL SELECT quantity_id, 'quantities', page_id, start_char, end_char FROM quantities
    UNION ALL SELECT time_id, 'times', page_id, start_char, end_char FROM times
    UNION ALL SELECT entity_id, 'entities', page_id, start_char, end_char FROM entities
    UNION ALL SELECT initiative_id, 'initiatives', page_id, start_char, end_char FROM initiatives
    UNION ALL SELECT sentence_id, 'sentences', page_id, start_char, end_char FROM sentences
    UNION ALL SELECT paragraph_id, 'paragraphs', page_id, start_char, end_char FROM paragraphs
)
SELECT
    found_in, source_path, start_char, end_char,
    substr(text, greatest(1, start_char::BIGINT - 59), least(60, start_char::BIGINT)) AS before,
    substr(text, start_char + 1, end_char - start_char) AS words,
    substr(text, end_char + 1, 60) AS after
FROM spans
JOIN pages USING (page_id)
WHERE row_id = id;

-- What has to be done before a day, soonest first. FROM due_before(DATE '2026-07-01')
CREATE MACRO due_before(day) AS TABLE
SELECT * FROM ledger WHERE due_date < day ORDER BY due_date, target_id;

-- Sentences that hold every word given, words apart by spaces. FROM search('教师 培训')
CREATE MACRO search(words) AS TABLE
SELECT sentences.text AS sentence, documents.title, place, document_date, source_path, sentences.start_char, sentence_id, sentences.doc_id
FROM sentences
JOIN documents USING (doc_id)
JOIN pages ON pages.page_id = sentences.page_id
WHERE is_canonical
    AND len(list_filter(regexp_split_to_array(trim(words), '[\s　]+'), lambda word: NOT contains(sentences.text, word))) = 0
ORDER BY source_path, sentences.start_char;

-- Commitments due before a day, each with what later documents of the same place say of its indicator or of what it names.
CREATE MACRO overdue(day) AS TABLE
WITH due AS (
    SELECT * FROM ledger WHERE due_date < day
), keys AS (
    SELECT target_id, indicator AS key FROM due WHERE len(indicator) >= 3
    UNION
    SELECT target_id, surface FROM due JOIN entities ON due.page_id = entities.page_id
        AND entities.start_char >= due.start_char AND entities.end_char <= due.end_char
    WHERE entities.kind IN ('document', 'initiative') AND len(surface) >= 3
), later AS (
    SELECT due.target_id, first(sentences.text ORDER BY documents.document_date, sentences.start_char) AS later_sentence,
        first(sentences.sentence_id ORDER BY documents.document_date, sentences.start_char) AS later_sentence_id,
        count(DISTINCT sentences.sentence_id) AS later_mentions
    FROM due
    JOIN keys USING (target_id)
    JOIN documents ON documents.place = due.place AND documents.is_canonical AND documents.doc_id <> due.doc_id
        AND coalesce(documents.document_date > due.document_date, documents.reference_year > due.reference_year)
    JOIN sentences ON sentences.doc_id = documents.doc_id AND contains(sentences.text, key)
    GROUP BY due.target_id
)
SELECT due_date, date_diff('day', due_date, day) AS days_over, responsible, action, quantity, actual, is_met,
    later_mentions, later_sentence, place, title, document_date, source_path, target_id, later_sentence_id
FROM due
LEFT JOIN (SELECT quantity_id, actual, is_met FROM indicator_series WHERE role = 'target') USING (quantity_id)
LEFT JOIN later USING (target_id)
ORDER BY due_date, target_id;
