-- Which documents are cited, and by whom?
SELECT canonical AS document, count(DISTINCT documents.doc_id) AS cited_in, list(DISTINCT coalesce(documents.title, source_path)) AS titles
FROM entities
JOIN documents USING (doc_id)
JOIN pages ON pages.page_id = documents.page_id
WHERE entities.kind = 'document'
GROUP BY canonical
ORDER BY cited_in DESC, document
LIMIT 20;
