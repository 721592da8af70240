-- The ledger to read: one row per commitment of the canonical documents, and of their copies where these say another figure or day.
-- responsible: Who has to do it, joined by 、.
-- supporting: Who co-operates, joined by 、.
-- sentence: The sentence that states it.
-- title: Title of the document.
WITH said AS (
    SELECT DISTINCT duplicate_group, action, quantity, deadline
    FROM (SELECT doc_id, action, quantity, deadline FROM targets)
    JOIN documents USING (doc_id)
    WHERE is_canonical AND duplicate_group IS NOT NULL
)
SELECT
    target_id, due_date, deadline,
    array_to_string(responsible, '、') AS responsible,
    array_to_string(supporting, '、') AS supporting,
    responsible_source, action, targets.kind, indicator, quantity, value_min, value_max, unit, change, modality,
    consequence, consequence_kind, sentences.text AS sentence, targets.outline,
    documents.title, documents.genre, documents.place, document_date, reference_year,
    source_path, targets.start_char, targets.end_char,
    sentence_id, targets.doc_id, targets.page_id, quantity_id, time_id, targets.duplicate_group
FROM targets
JOIN documents USING (doc_id)
JOIN sentences USING (sentence_id)
JOIN pages ON pages.page_id = targets.page_id
WHERE is_canonical OR (
    coalesce(value_min, value_max) IS NOT NULL AND NOT EXISTS (
        FROM said
        WHERE said.duplicate_group = documents.duplicate_group AND said.action = targets.action
            AND said.quantity IS NOT DISTINCT FROM targets.quantity AND said.deadline IS NOT DISTINCT FROM targets.deadline
    )
)
