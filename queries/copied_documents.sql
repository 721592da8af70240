-- Which documents are copies of one another, and how close?
SELECT duplicates.kind, round(jaccard, 3) AS jaccard, left_page.source_path AS one, right_page.source_path AS other, a.title, b.title AS other_title
FROM duplicates
JOIN documents AS a ON a.doc_id = left_id
JOIN documents AS b ON b.doc_id = right_id
JOIN pages AS left_page ON left_page.page_id = a.page_id
JOIN pages AS right_page ON right_page.page_id = b.page_id
WHERE level = 'document'
ORDER BY jaccard DESC, left_id, right_id
LIMIT 30;
