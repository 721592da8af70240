-- Who is named, with whom, in which documents?
SELECT canonical AS person, count(*) AS mentions, count(DISTINCT entities.doc_id) AS documents, min(title) AS a_document
FROM entities
JOIN documents USING (doc_id)
WHERE entities.kind = 'person'
GROUP BY canonical
ORDER BY documents DESC, mentions DESC, person
LIMIT 20;
