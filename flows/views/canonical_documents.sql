-- Documents to count: one of each group of copies, with what was found in it.
-- copies: Documents of its group, itself included.
-- targets: Commitments in it.
-- quantities: Figures in it.
-- source_path: File it comes from.
SELECT
    documents.doc_id, documents.title, genre, place, speaker, speaker_role, event, document_date, reference_year, year_source,
    source_path, documents.text_chars, reused_share,
    CASE WHEN duplicate_group IS NULL THEN 1 ELSE count(*) OVER (PARTITION BY coalesce(duplicate_group, documents.doc_id)) END AS copies,
    coalesce(of_targets.found, 0) AS targets,
    coalesce(of_quantities.found, 0) AS quantities,
    documents.page_id, duplicate_group, drop_reason
FROM documents
JOIN pages USING (page_id)
LEFT JOIN (SELECT doc_id, count(*) AS found FROM targets GROUP BY doc_id) AS of_targets USING (doc_id)
LEFT JOIN (SELECT doc_id, count(*) AS found FROM quantities GROUP BY doc_id) AS of_quantities USING (doc_id)
QUALIFY is_canonical
